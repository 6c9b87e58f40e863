using System.Net;
using Screenalytics.Ingest.Console.Security;

namespace Screenalytics.Ingest.Tests.Console.Security;

public sealed class AntiforgeryTests
{
    private static readonly (string, string) Same = ("Sec-Fetch-Site", "same-origin");

    [Fact]
    public async Task A_form_and_a_script_with_the_sessions_token_change_things()
    {
        await using var server = await ConsoleServer.StartAsync();
        using var browser = await server.SignedInAsync();
        var token = await TokenAsync(browser);

        using var form = await browser.PostAsync("/console/steering", [(Antiforgery.Field, token)]);
        using var script = await browser.SendAsync(
            HttpMethod.Patch,
            "/console/steering",
            null,
            Same,
            (Antiforgery.Header, token)
        );

        (await form.Content.ReadAsStringAsync()).ShouldBe("changed");
        (await script.Content.ReadAsStringAsync()).ShouldBe("patched");
    }

    [Fact]
    public async Task Without_it_or_with_anothers_nothing_changes()
    {
        await using var server = await ConsoleServer.StartAsync();
        using var browser = await server.SignedInAsync();
        using var other = await server.SignedInAsync();
        var token = await TokenAsync(browser);
        (string, string)[][] wrong =
        [
            [],
            [(Antiforgery.Field, "")],
            [(Antiforgery.Field, token + "x")],
            [(Antiforgery.Field, token[..^1])],
            [(Antiforgery.Field, await TokenAsync(other))],
            [(Antiforgery.Field, token), (Antiforgery.Field, token)],
        ];
        foreach (var fields in wrong)
        {
            using var answer = await browser.PostAsync(
                "/console/steering",
                fields,
                Same,
                ("Sec-Fetch-Dest", "document"),
                ("Referer", $"{server.Address}console/runs?a=b")
            );
            var page = await answer.Content.ReadAsStringAsync();

            answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
            page.ShouldContain("Nothing was changed");
            page.ShouldContain("href=\"/console/runs?a=b\"");
        }

        using var script = await browser.SendAsync(HttpMethod.Patch, "/console/steering", null, Same);
        script.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        script.Content.Headers.ContentType!.MediaType.ShouldBe("application/json");
        server.Log.All.ShouldContain(line => line.Id == 9104);
        server.Log.All.ShouldAllBe(line => !line.Line.Contains(token));
    }

    [Theory]
    [InlineData("Sec-Fetch-Site", "cross-site")]
    [InlineData("Sec-Fetch-Site", "same-site")]
    [InlineData("Origin", "https://evil.test")]
    [InlineData("Accept", "*/*")]
    public async Task Even_the_right_token_is_no_good_from_elsewhere(string header, string value)
    {
        await using var server = await ConsoleServer.StartAsync();
        using var browser = await server.SignedInAsync();

        using var answer = await browser.PostAsync(
            "/console/steering",
            [(Antiforgery.Field, await TokenAsync(browser))],
            (header, value)
        );

        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task A_change_whose_session_is_over_leads_to_the_sign_in_and_back_to_its_page()
    {
        await using var server = await ConsoleServer.StartAsync();
        using var browser = server.NewBrowser();

        using var answer = await browser.PostAsync(
            "/console/steering",
            [],
            Same,
            ("Sec-Fetch-Dest", "document"),
            ("Referer", $"{server.Address}console/runs?a=b")
        );
        using var fromElsewhere = await browser.PostAsync(
            "/console/steering",
            [],
            ("Sec-Fetch-Dest", "document"),
            ("Referer", "https://evil.test/console/runs")
        );

        answer.Headers.Location!.OriginalString.ShouldBe("/console/sign-in?return=%2Fconsole%2Fruns%3Fa%3Db");
        fromElsewhere.Headers.Location!.OriginalString.ShouldBe("/console/sign-in");
    }

    private static async Task<string> TokenAsync(ConsoleBrowser browser) =>
        (await browser.ReadAsync("/console/looking")).Split(' ')[^1];
}
