using System.Net;
using Microsoft.Extensions.Time.Testing;
using Screenalytics.Ingest.Api.Security;
using Screenalytics.Ingest.Console;
using Screenalytics.Ingest.Console.Security;
using Screenalytics.Ingest.Contracts.Console;

namespace Screenalytics.Ingest.Tests.Console.Security;

public sealed class SignInTests
{
    [Theory]
    [InlineData(false, ConsoleRole.Operator)]
    [InlineData(true, ConsoleRole.Viewer)]
    public async Task The_admin_secret_makes_an_operator_or_somebody_who_only_looks(bool lookOnly, ConsoleRole role)
    {
        await using var server = await ConsoleServer.StartAsync();
        using var browser = await server.SignedInAsync(lookOnly: lookOnly);

        (await browser.ReadAsync("/console/looking")).ShouldContain($"Name = operator, Role = {role}");
        var entry = server.Trail.Entries.ShouldHaveSingleItem();
        (entry.Actor, entry.Action, entry.Outcome, entry.Role).ShouldBe(
            ("operator", AuditActions.SignIn, AuditOutcome.Done, role)
        );
    }

    [Theory]
    [InlineData("admin@example.test", ConsoleRole.Admin)]
    [InlineData("ADMIN@example.TEST", ConsoleRole.Admin)]
    [InlineData("operator@example.test", ConsoleRole.Operator)]
    [InlineData("viewer@example.test", ConsoleRole.Viewer)]
    public async Task A_token_makes_what_the_lists_say(string email, ConsoleRole role)
    {
        await using var server = await ConsoleServer.StartAsync();
        using var browser = await server.SignedInAsync(server.TokenOf(email));

        var shown = await browser.ReadAsync("/console/looking");
        shown.ShouldContain($"Name = {email.ToLowerInvariant()}, Role = {role}");
    }

    [Fact]
    public async Task A_good_token_of_somebody_on_no_list_is_refused_with_words()
    {
        await using var server = await ConsoleServer.StartAsync();
        using var browser = server.NewBrowser();

        using var answer = await browser.SignInAsync(server.TokenOf("stranger@example.test"));

        answer.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await answer.Content.ReadAsStringAsync()).ShouldContain("stranger@example.test is on none of this console");
        browser.Session.ShouldBeNull();
        server.Trail.Entries.ShouldHaveSingleItem().Outcome.ShouldBe(AuditOutcome.Refused);
    }

    [Fact]
    public async Task What_is_wrong_is_said_plainly_and_never_shown_logged_or_recorded()
    {
        await using var server = await ConsoleServer.StartAsync();
        using var browser = server.NewBrowser();
        var now = server.Time.GetUtcNow();
        (string Credential, string Words)[] wrong =
        [
            ("a-wrong-secret-canary", "That is not the admin secret"),
            (TestTokens.User(now.AddDays(-1)), "time is over"),
            (TestTokens.User(now.AddDays(-1), secret: TestTokens.Secret + "x"), "no token that TRR has signed"),
            (TestTokens.User(now, email: null), "names no email address"),
            (TestTokens.User(now, change: claims => claims.Remove("exp")), "names no end"),
            ("<script>alert(1)</script>", "That is not the admin secret"),
        ];
        foreach (var (credential, words) in wrong)
        {
            using var answer = await browser.SignInAsync(credential);
            var page = await answer.Content.ReadAsStringAsync();

            answer.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
            page.ShouldContain(words);
            page.ShouldNotContain(credential);
            page.ShouldNotContain("<script>alert");
            server.Log.All.ShouldAllBe(line => !line.Line.Contains(credential));
            server.Trail.Entries.ShouldAllBe(entry => !$"{entry}".Contains(credential));
        }

        browser.Session.ShouldBeNull();
        server.Sessions.Hashes.ShouldBeEmpty();
    }

    [Fact]
    public async Task Many_wrong_ones_close_the_door_for_right_ones_too_until_the_window_is_over()
    {
        await using var server = await ConsoleServer.StartAsync();
        using var browser = server.NewBrowser();
        for (var i = 0; i < WrongSecrets.Most; i++)
        {
            (await browser.SignInAsync($"wrong {i}")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        }

        server.Time.Advance(TimeSpan.FromSeconds(15));
        using var limited = await browser.SignInAsync(ConsoleServer.Secret);

        limited.StatusCode.ShouldBe(HttpStatusCode.TooManyRequests);
        limited.Headers.RetryAfter!.Delta.ShouldBe(TimeSpan.FromSeconds(45));
        (await limited.Content.ReadAsStringAsync()).ShouldContain("try again in 45 seconds");
        server.Trail.Entries.Count.ShouldBe(WrongSecrets.Most);
        server.Time.Advance(TimeSpan.FromSeconds(45));
        (await browser.SignInAsync(ConsoleServer.Secret)).StatusCode.ShouldBe(HttpStatusCode.SeeOther);
    }

    [Fact]
    public async Task Refusals_do_not_fill_the_trail()
    {
        await using var server = await ConsoleServer.StartAsync();
        for (var i = 0; i < RefusalTrail.Most + 9; i++)
        {
            using var browser = server.NewBrowser();
            var address = $"192.0.2.{i}";
            using var answer = await browser.SignInAsync(
                $"wrong {i}",
                headers: [("Sec-Fetch-Site", "same-origin"), ("X-Forwarded-For", address)]
            );
            answer.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        }

        server.Trail.Entries.Count.ShouldBe(RefusalTrail.Most + 1);
        server.Trail.Entries[^1].Detail.ShouldNotBeNull().ShouldContain("in the log alone");
        server.Time.Advance(TimeSpan.FromMinutes(1));
        using var later = server.NewBrowser();
        (await later.SignInAsync("wrong")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        server.Trail.Entries.Count.ShouldBe(RefusalTrail.Most + 2);
    }

    [Fact]
    public async Task Signing_in_anew_ends_the_session_that_the_browser_had()
    {
        await using var server = await ConsoleServer.StartAsync();
        using var browser = await server.SignedInAsync();
        using var copy = server.NewBrowser();
        var cookie = ("Cookie", $"{browser.Session!.Name}={browser.Session.Value}");

        (await browser.SignInAsync("wrong")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await copy.GetAsync("/console/looking", cookie)).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await browser.SignInAsync(ConsoleServer.Secret, lookOnly: true)).StatusCode.ShouldBe(HttpStatusCode.SeeOther);

        (await copy.GetAsync("/console/looking", cookie)).StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        (await browser.ReadAsync("/console/looking")).ShouldContain("Role = Viewer");
        server
            .Trail.Entries.Select(entry => (entry.Action, entry.Outcome))
            .ShouldBe([
                (AuditActions.SignIn, AuditOutcome.Done),
                (AuditActions.SignIn, AuditOutcome.Refused),
                (AuditActions.SignOut, AuditOutcome.Done),
                (AuditActions.SignIn, AuditOutcome.Done),
            ]);
    }

    [Fact]
    public async Task Many_at_once_are_counted_too()
    {
        await using var server = await ConsoleServer.StartAsync();
        using var browser = server.NewBrowser();

        var answers = await Task.WhenAll(Enumerable.Range(0, 40).Select(i => browser.SignInAsync($"wrong {i}")));

        answers.Count(answer => answer.StatusCode == HttpStatusCode.Unauthorized).ShouldBe(WrongSecrets.Most);
    }

    [Fact]
    public void Right_ones_are_not_counted()
    {
        var limit = new SignInLimit(new FakeTimeProvider());
        for (var i = 0; i < 100; i++)
        {
            limit.Enter(IPAddress.Loopback, out _).ShouldBeNull();
            limit.WasRight(IPAddress.Loopback);
        }
    }

    [Theory]
    [InlineData("Sec-Fetch-Site", "cross-site")]
    [InlineData("Sec-Fetch-Site", "same-site")]
    [InlineData("Sec-Fetch-Site", "none")]
    [InlineData("Origin", "https://evil.test")]
    [InlineData("Origin", "null")]
    [InlineData("X-Nothing", "said")]
    public async Task Nobody_is_signed_in_by_another_sites_page(string header, string value)
    {
        await using var server = await ConsoleServer.StartAsync();
        using var browser = server.NewBrowser();

        using var answer = await browser.SignInAsync(
            ConsoleServer.Secret,
            headers: [(header, value), ("Accept", "text/html")]
        );

        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        browser.Session.ShouldBeNull();
        server.Trail.Entries.ShouldBeEmpty();
    }

    [Fact]
    public async Task Where_browsers_do_not_tell_the_site_the_origin_counts()
    {
        await using var server = await ConsoleServer.StartAsync();
        using var browser = server.NewBrowser();

        using var answer = await browser.SignInAsync(
            ConsoleServer.Secret,
            headers: ("Origin", server.Address.GetLeftPart(UriPartial.Authority))
        );

        answer.StatusCode.ShouldBe(HttpStatusCode.SeeOther);
    }

    [Theory]
    [InlineData("/console/runs?status=error", "/console/runs?status=error")]
    [InlineData("https://evil.test/", "/console")]
    [InlineData("//evil.test/", "/console")]
    public async Task One_goes_on_to_where_one_wanted_within_the_console(string back, string to)
    {
        await using var server = await ConsoleServer.StartAsync();
        using var browser = server.NewBrowser();

        using var answer = await browser.SignInAsync(ConsoleServer.Secret, back);

        answer.Headers.Location!.OriginalString.ShouldBe(to);
        using var again = await browser.GetAsync("/console/sign-in?return=" + Uri.EscapeDataString(back));
        again.Headers.Location!.OriginalString.ShouldBe(to);
    }

    [Fact]
    public async Task Without_any_secret_the_page_says_what_to_set()
    {
        await using var server = await ConsoleServer.StartAsync(new ConsoleOptions(), secret: null);
        using var browser = server.NewBrowser();

        var page = await browser.ReadAsync("/console/sign-in");

        page.ShouldContain("SCREENALYTICS_ADMIN_SECRET");
        page.ShouldContain("SUPABASE_JWT_SECRET");
        page.ShouldContain("ADMIN_EMAIL_ALLOWLIST");
        page.ShouldNotContain("type=\"password\"");
        (await browser.SignInAsync("x")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await browser.SignInAsync(TestTokens.User(server.Time.GetUtcNow(), secret: ""))).StatusCode.ShouldBe(
            HttpStatusCode.Unauthorized
        );
    }

    [Fact]
    public async Task Whoever_can_not_be_put_on_record_is_not_let_in()
    {
        await using var server = await ConsoleServer.StartAsync();
        using var browser = server.NewBrowser();
        server.Trail.Fault = new InvalidOperationException("no trail");

        (await browser.SignInAsync(ConsoleServer.Secret)).StatusCode.ShouldBe(HttpStatusCode.InternalServerError);

        browser.Session.ShouldBeNull();
        server.Sessions.Hashes.ShouldBeEmpty();
    }

    [Fact]
    public async Task What_is_too_large_to_be_a_secret_is_not_read()
    {
        await using var server = await ConsoleServer.StartAsync();
        using var browser = server.NewBrowser();

        using var answer = await browser.SignInAsync(new string('x', 40_000));

        answer.StatusCode.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
        server.Trail.Entries.ShouldBeEmpty();
    }
}
