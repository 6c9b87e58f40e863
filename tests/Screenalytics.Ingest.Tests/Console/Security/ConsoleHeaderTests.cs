using System.Net;
using Screenalytics.Ingest.Console.Security;

namespace Screenalytics.Ingest.Tests.Console.Security;

public sealed class ConsoleHeaderTests
{
    [Theory]
    [InlineData("/console/sign-in", 200)]
    [InlineData("/console/assets/x.css", 200)]
    [InlineData("/console/looking", 303)]
    [InlineData("/console/nothing", 404)]
    public async Task Every_answer_of_the_console_tells_browsers_to_trust_nothing_else(string path, int status)
    {
        var options = ConsoleServer.Options();
        options.ImageHosts = "images.example.com";
        await using var server = await ConsoleServer.StartAsync(options);
        using var browser = server.NewBrowser();

        using var answer = await browser.GetAsync(path);

        ((int)answer.StatusCode).ShouldBe(status);
        Header(answer, "Content-Security-Policy")
            .ShouldBe(
                "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' https://images.example.com; "
                    + "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
            );
        Header(answer, "X-Content-Type-Options").ShouldBe("nosniff");
        Header(answer, "Referrer-Policy").ShouldBe("same-origin");
        Header(answer, "Permissions-Policy").ShouldContain("camera=()");
        Header(answer, "Cross-Origin-Opener-Policy").ShouldBe("same-origin");
        Header(answer, "Cross-Origin-Resource-Policy").ShouldBe("same-origin");
        Header(answer, "Cache-Control").ShouldBe("no-store");
        answer.Headers.Contains("Strict-Transport-Security").ShouldBeFalse();
    }

    [Fact]
    public async Task Over_https_browsers_are_told_to_stay_there()
    {
        await using var server = await ConsoleServer.StartAsync();
        using var browser = server.NewBrowser();

        using var answer = await browser.GetAsync("/console/sign-in", ("X-Forwarded-Proto", "https"));

        Header(answer, "Strict-Transport-Security").ShouldBe("max-age=31536000");
    }

    [Fact]
    public async Task What_is_not_the_consoles_is_left_as_it_is()
    {
        await using var server = await ConsoleServer.StartAsync();
        using var browser = server.NewBrowser();

        using var answer = await browser.GetAsync("/elsewhere");

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        answer.Headers.Contains("Content-Security-Policy").ShouldBeFalse();
    }

    [Theory]
    [InlineData("/", true)]
    [InlineData("/console", true)]
    [InlineData("/Console/runs", true)]
    [InlineData("/api/admin/trr-api/people/x", true)]
    [InlineData("/consoles", false)]
    [InlineData("/runs", false)]
    [InlineData("/health/live", false)]
    public void The_consoles_paths_are_known(string path, bool its) => ConsoleHeaders.AreFor(path).ShouldBe(its);

    private static string Header(HttpResponseMessage answer, string name) =>
        answer.Headers.GetValues(name).ShouldHaveSingleItem();
}
