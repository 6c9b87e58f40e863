using System.Net;
using System.Text.RegularExpressions;
using Screenalytics.Ingest.Console.Security;
using Screenalytics.Ingest.Contracts.Console;
using Screenalytics.Ingest.Contracts.Failures;
using Screenalytics.Ingest.Sync;

namespace Screenalytics.Ingest.Tests.Console.Security;

public sealed partial class AccountPageTests
{
    [Fact]
    public async Task One_sees_ones_own_sessions_and_an_admin_sees_all()
    {
        await using var server = await ConsoleServer.StartAsync();
        using var viewer = await server.SignedInAsync(server.TokenOf("viewer@example.test"));
        using var admin = await server.SignedInAsync(server.TokenOf("admin@example.test"));
        using var another = await server.SignedInAsync();

        var own = await viewer.ReadAsync("/console/sessions");
        var all = await admin.ReadAsync("/console/sessions");

        Ends(own).Count.ShouldBe(1);
        own.ShouldNotContain("admin@example.test");
        Ends(all).Count.ShouldBe(3);
        all.ShouldContain("viewer@example.test");
        all.ShouldContain("by the admin secret");
    }

    [Fact]
    public async Task Signing_out_ends_the_session_at_once_and_is_on_record()
    {
        await using var server = await ConsoleServer.StartAsync();
        using var browser = await server.SignedInAsync();
        using var copy = server.NewBrowser();
        var cookie = ("Cookie", $"{browser.Session!.Name}={browser.Session.Value}");

        using var answer = await ChangeAsync(browser, "/console/sign-out");

        answer.Headers.Location!.OriginalString.ShouldBe("/console/sign-in");
        browser.Session.ShouldBeNull();
        (await copy.GetAsync("/console/looking", cookie)).StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        server.Trail.Entries[^1].Action.ShouldBe(AuditActions.SignOut);
        server.Trail.Entries[^1].Outcome.ShouldBe(AuditOutcome.Done);
    }

    [Fact]
    public async Task Signing_out_without_a_database_leaves_no_cookie_behind_and_another_page_keeps_it()
    {
        await using var server = await ConsoleServer.StartAsync();
        using var browser = await server.SignedInAsync();
        var token = (await browser.ReadAsync("/console/looking")).Split(' ')[^1];
        server.Sessions.Fault = new RunStoppedException(FailureCode.DatabaseUnavailable, "away at host-canary");

        (await browser.GetAsync("/console/looking")).StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        browser.Session.ShouldNotBeNull();
        using var answer = await browser.PostAsync(
            "/console/sign-out",
            [(Antiforgery.Field, token)],
            ("Sec-Fetch-Site", "same-origin"),
            ("Accept", "text/html")
        );

        answer.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        var page = await answer.Content.ReadAsStringAsync();
        page.ShouldContain("This browser has forgotten the session");
        page.ShouldNotContain("host-canary");
        browser.Session.ShouldBeNull();
    }

    [Fact]
    public async Task Signing_out_everywhere_ends_ones_own_sessions_and_no_others()
    {
        await using var server = await ConsoleServer.StartAsync();
        using var here = await server.SignedInAsync(server.TokenOf("operator@example.test"));
        using var there = await server.SignedInAsync(server.TokenOf("operator@example.test"));
        using var other = await server.SignedInAsync(server.TokenOf("viewer@example.test"));

        using var answer = await ChangeAsync(here, "/console/sessions/end-all");

        answer.StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        (await here.GetAsync("/console/looking")).StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        (await there.GetAsync("/console/looking")).StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        (await other.GetAsync("/console/looking")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Only_an_admin_ends_anothers_session()
    {
        await using var server = await ConsoleServer.StartAsync();
        using var victim = await server.SignedInAsync(server.TokenOf("viewer@example.test"));
        using var operators = await server.SignedInAsync(server.TokenOf("operator@example.test"));
        using var admin = await server.SignedInAsync(server.TokenOf("admin@example.test"));
        var path = Ends(await victim.ReadAsync("/console/sessions")).ShouldHaveSingleItem();

        using var refused = await ChangeAsync(operators, path);
        (await victim.GetAsync("/console/looking")).StatusCode.ShouldBe(HttpStatusCode.OK);
        using var done = await ChangeAsync(admin, path);
        using var again = await ChangeAsync(admin, path);

        refused.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        done.Headers.Location!.OriginalString.ShouldBe("/console/sessions?done=ended");
        again.Headers.Location!.OriginalString.ShouldBe("/console/sessions?done=over");
        (await victim.GetAsync("/console/looking")).StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        var entry = server.Trail.Entries[^1];
        (entry.Actor, entry.Action, entry.After).ShouldBe(
            ("admin@example.test", AuditActions.EndSession, "signed out")
        );
        entry.Subject.ShouldContain("viewer@example.test");
    }

    // Whoever may sign a token of that name is nobody who knows the secret.
    [Fact]
    public async Task A_token_that_names_the_operator_is_somebody_else()
    {
        var options = ConsoleServer.Options();
        options.ViewerEmails = "operator@example.test";
        await using var server = await ConsoleServer.StartAsync(options);
        using var bySecret = await server.SignedInAsync();
        using var byToken = await server.SignedInAsync(server.TokenOf("operator@example.test"));

        Ends(await byToken.ReadAsync("/console/sessions")).Count.ShouldBe(1);
        Ends(await bySecret.ReadAsync("/console/sessions")).Count.ShouldBe(1);
    }

    private static List<string> Ends(string page) =>
        [.. EndForm().Matches(page).Select(match => match.Groups[1].Value)];

    private static async Task<HttpResponseMessage> ChangeAsync(ConsoleBrowser browser, string path) =>
        await browser.PostAsync(
            path,
            [(Antiforgery.Field, (await browser.ReadAsync("/console/looking")).Split(' ')[^1])],
            ("Sec-Fetch-Site", "same-origin"),
            ("Sec-Fetch-Dest", "document")
        );

    [GeneratedRegex("action=\"(/console/sessions/[0-9a-f-]{36}/end)\"")]
    private static partial Regex EndForm();
}
