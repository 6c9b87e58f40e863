using System.Net;
using Screenalytics.Ingest.Console;
using Screenalytics.Ingest.Console.Security;
using Screenalytics.Ingest.Contracts.Console;

namespace Screenalytics.Ingest.Tests.Console.Security;

public sealed class SessionTests
{
    [Theory]
    [InlineData("http", "screenalytics-console", false)]
    [InlineData("https", "__Host-screenalytics-console", true)]
    public async Task The_cookie_is_as_closed_as_can_be(string scheme, string name, bool secure)
    {
        await using var server = await ConsoleServer.StartAsync();
        using var browser = server.NewBrowser();

        using var answer = await browser.SignInAsync(
            ConsoleServer.Secret,
            headers: [("Sec-Fetch-Site", "same-origin"), ("X-Forwarded-Proto", scheme)]
        );

        var cookie = answer.Headers.GetValues("Set-Cookie").ShouldHaveSingleItem();
        var parts = cookie.Split("; ").Skip(1).Select(part => part.ToLowerInvariant()).Order();
        cookie.ShouldStartWith($"{name}=s");
        parts.ShouldBe(
            secure ? ["httponly", "path=/", "samesite=strict", "secure"] : ["httponly", "path=/", "samesite=strict"]
        );
    }

    [Fact]
    public async Task Over_https_a_cookie_that_http_could_have_planted_counts_for_nothing()
    {
        await using var server = await ConsoleServer.StartAsync();
        using var browser = await server.SignedInAsync();

        using var answer = await browser.GetAsync("/console/looking", ("X-Forwarded-Proto", "https"));

        answer.StatusCode.ShouldBe(HttpStatusCode.SeeOther);
    }

    [Fact]
    public async Task The_store_knows_a_hash_alone()
    {
        await using var server = await ConsoleServer.StartAsync();
        using var browser = await server.SignedInAsync();

        var proof = SessionProof.Read(browser.Session!.Value)!;
        server.Sessions.Hashes.ShouldHaveSingleItem().ShouldNotBe(Convert.ToHexString(proof.Bits));
    }

    [Theory]
    [InlineData("viewer@example.test", 200, 403, 403)]
    [InlineData("operator@example.test", 200, 200, 403)]
    [InlineData("admin@example.test", 200, 200, 200)]
    public async Task Each_role_opens_what_it_may(string email, int looking, int steering, int flagging)
    {
        await using var server = await ConsoleServer.StartAsync();
        using var browser = await server.SignedInAsync(server.TokenOf(email));

        ((int)(await browser.GetAsync("/console/looking")).StatusCode).ShouldBe(looking);
        ((int)(await browser.GetAsync("/console/steering")).StatusCode).ShouldBe(steering);
        ((int)(await browser.GetAsync("/console/flagging")).StatusCode).ShouldBe(flagging);
        ((int)(await browser.GetAsync("/console/forgotten")).StatusCode).ShouldBe(403);
    }

    [Fact]
    public async Task Strangers_are_shown_to_the_sign_in_and_scripts_are_told()
    {
        await using var server = await ConsoleServer.StartAsync();
        using var browser = server.NewBrowser();

        using var page = await browser.GetAsync("/console/looking?a=b");
        using var script = await browser.GetAsync("/console/looking", ("Sec-Fetch-Dest", "empty"));
        using var stream = await browser.SendAsync(
            HttpMethod.Get,
            "/console/looking",
            null,
            ("Accept", "text/event-stream")
        );
        using var download = await browser.GetAsync(
            "/console/looking",
            ("Sec-Fetch-Dest", "empty"),
            ("Sec-Fetch-Mode", "navigate")
        );
        using var forgotten = await browser.GetAsync("/console/forgotten");

        page.StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        page.Headers.Location!.OriginalString.ShouldBe("/console/sign-in?return=%2Fconsole%2Flooking%3Fa%3Db");
        script.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await script.Content.ReadAsStringAsync()).ShouldBe("""{"error":"unauthorized"}""");
        stream.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        download.StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        forgotten.StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        (await browser.ReadAsync("/elsewhere")).ShouldBe("free");
        (await browser.ReadAsync("/console/assets/x.css")).ShouldBe("x");
        (await browser.GetAsync("/console/nothing")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    // A strict cookie stays behind on the way from a chat: the page steps on from its own origin.
    [Fact]
    public async Task A_link_from_elsewhere_is_stepped_over_rather_than_asking_to_sign_in_again()
    {
        await using var server = await ConsoleServer.StartAsync();
        using var browser = await server.SignedInAsync();
        using var withoutCookie = server.NewBrowser();

        using var step = await withoutCookie.GetAsync("/console/looking", ("Sec-Fetch-Site", "cross-site"));
        var page = await step.Content.ReadAsStringAsync();
        using var on = await browser.GetAsync("/console/sign-in?return=%2Fconsole%2Flooking");

        step.StatusCode.ShouldBe(HttpStatusCode.OK);
        page.ShouldContain("/console/sign-in?return=%2Fconsole%2Flooking");
        step.Headers.GetValues("Refresh").ShouldBe(["0; url=/console/sign-in?return=%2Fconsole%2Flooking"]);
        on.Headers.Location!.OriginalString.ShouldBe("/console/looking");
    }

    [Fact]
    public async Task A_session_ends_at_its_time_and_when_nobody_uses_it()
    {
        var options = ConsoleServer.Options();
        options.SessionLifetime = TimeSpan.FromHours(1);
        options.SessionIdle = TimeSpan.FromMinutes(20);
        await using var server = await ConsoleServer.StartAsync(options);
        using var busy = await server.SignedInAsync();
        using var idle = await server.SignedInAsync();
        for (var i = 0; i < 3; i++)
        {
            server.Time.Advance(TimeSpan.FromMinutes(19));
            (await busy.GetAsync("/console/looking")).StatusCode.ShouldBe(HttpStatusCode.OK);
        }

        (await idle.GetAsync("/console/looking")).StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        server.Time.Advance(TimeSpan.FromMinutes(4));
        (await busy.GetAsync("/console/looking")).StatusCode.ShouldBe(HttpStatusCode.SeeOther);
    }

    [Fact]
    public async Task All_workers_take_a_session_and_its_end_and_another_secret_ends_it()
    {
        await using var server = await ConsoleServer.StartAsync();
        await using var other = await ConsoleServer.StartAsync(sharing: server);
        await using var changed = await ConsoleServer.StartAsync(secret: "another", sharing: server);
        using var browser = await server.SignedInAsync();
        var cookie = ("Cookie", $"{browser.Session!.Name}={browser.Session.Value}");
        using var there = other.NewBrowser();
        using var later = changed.NewBrowser();

        (await there.GetAsync("/console/looking", cookie)).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await later.GetAsync("/console/looking", cookie)).StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        await EndAllAsync(server);
        (await there.GetAsync("/console/looking", cookie)).StatusCode.ShouldBe(HttpStatusCode.SeeOther);
    }

    [Fact]
    public async Task Who_is_off_the_list_is_out_and_who_is_lowered_is_lower_at_once()
    {
        await using var server = await ConsoleServer.StartAsync();
        var options = ConsoleServer.Options();
        (options.AdminEmails, options.ViewerEmails) = ("", "admin@example.test");
        await using var lowered = await ConsoleServer.StartAsync(options, sharing: server);
        using var admin = await server.SignedInAsync(server.TokenOf("admin@example.test"));
        using var viewer = await server.SignedInAsync(server.TokenOf("viewer@example.test"));
        using var there = lowered.NewBrowser();

        var shown = await there.GetAsync("/console/looking", CookieOf(admin));
        (await shown.Content.ReadAsStringAsync()).ShouldContain($"Role = {ConsoleRole.Viewer}");
        (await there.GetAsync("/console/flagging", CookieOf(admin))).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await there.GetAsync("/console/looking", CookieOf(viewer))).StatusCode.ShouldBe(HttpStatusCode.SeeOther);
    }

    [Fact]
    public async Task Streams_learn_of_the_end_within_seconds_at_the_cost_of_one_look()
    {
        await using var server = await ConsoleServer.StartAsync();
        using var browser = await server.SignedInAsync();
        var session = (await server.Sessions.ListAsync(TimeSpan.FromHours(1), default)).Single().SessionId;
        var before = server.Sessions.Lists;

        for (var i = 0; i < 5; i++)
        {
            (await browser.ReadAsync("/console/lasts")).ShouldBe("True");
        }

        server.Sessions.Lists.ShouldBe(before + 1);
        await server.Sessions.EndAsync(session, "somebody", default);
        server.Time.Advance(SessionWatch.Freshness);
        using var watch = new SessionWatch(server.Services, new ConsoleOptions(), server.Time);
        (await watch.LastsAsync(session, default)).ShouldBeFalse();
        (await browser.GetAsync("/console/lasts")).StatusCode.ShouldBe(HttpStatusCode.SeeOther);
    }

    private static (string, string) CookieOf(ConsoleBrowser browser) =>
        ("Cookie", $"{browser.Session!.Name}={browser.Session.Value}");

    private static async Task EndAllAsync(ConsoleServer server)
    {
        foreach (var session in await server.Sessions.ListAsync(TimeSpan.FromHours(1), default))
        {
            await server.Sessions.EndAsync(session.SessionId, "somebody", default);
        }
    }
}
