using System.Globalization;
using System.Net;
using Screenalytics.Ingest.Console.Audit;
using Screenalytics.Ingest.Contracts.Console;
using Screenalytics.Ingest.Tests.Console.Security;

namespace Screenalytics.Ingest.Tests.Console.Audit;

public sealed class AuditPageTests
{
    private static readonly Guid Person = Guid.Parse("e7e2d44b-99e3-8823-976a-8bacff4fe9c0");

    [Fact]
    public async Task Who_only_looks_does_not_read_it()
    {
        await using var server = await ConsoleServer.StartAsync();
        using var viewer = await server.SignedInAsync(lookOnly: true);

        using var answer = await viewer.GetAsync("/console/audit");

        answer.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await answer.Content.ReadAsStringAsync()).ShouldContain("Not for your role");
    }

    [Fact]
    public async Task It_tells_who_what_before_and_after()
    {
        await using var server = await ConsoleServer.StartAsync();
        using var browser = await server.SignedInAsync();
        await RecordAsync(server, 1);

        var page = await browser.ReadAsync("/console/audit");

        page.ShouldContain("ada0@example.test");
        page.ShouldContain("Turn a seed flag");
        page.ShouldContain("not flagged");
        page.ShouldContain($"/console/people/{Person}");
        page.ShouldContain("&lt;script&gt;");
        page.ShouldNotContain("<script>alert");
    }

    [Theory]
    [InlineData("actor=ADA1%40", "ada1@example.test", "ada0@example.test")]
    [InlineData("action=sign_in", "by the admin secret<", "ada0@example.test")]
    [InlineData("person=e7e2d44b-99e3-8823-976a-8bacff4fe9c0", "ada0@example.test", "by the admin secret<")]
    [InlineData("run=e7e2d44b-99e3-8823-976a-8bacff4fe9c0", "No change is like that", "ada0@example.test")]
    [InlineData("person=nonsense", "is not understood", "No change is like that")]
    [InlineData("action=nonsense", "is not understood", "No change is like that")]
    public async Task Its_filters_live_in_its_address(string query, string shown, string hidden)
    {
        await using var server = await ConsoleServer.StartAsync();
        using var browser = await server.SignedInAsync();
        await RecordAsync(server, 2);

        var page = await browser.ReadAsync($"/console/audit?{query}");

        page.ShouldContain(shown);
        page.ShouldNotContain(hidden);
    }

    [Fact]
    public async Task It_is_paged_and_the_filter_stays()
    {
        await using var server = await ConsoleServer.StartAsync();
        using var browser = await server.SignedInAsync();
        await RecordAsync(server, 120);

        var first = await browser.ReadAsync("/console/audit?actor=ada");
        var second = await browser.ReadAsync("/console/audit?actor=ada&after=72");

        Rows(first).ShouldBe(50);
        first.ShouldContain("/console/audit?actor=ada&amp;after=72");
        Rows(second).ShouldBe(50);
        second.ShouldContain("href=\"/console/audit?actor=ada\"");
    }

    [Theory]
    [InlineData(1, "being made")]
    [InlineData(10, "not known")]
    public async Task What_was_begun_long_ago_is_not_known_to_be_done(int minutes, string hint)
    {
        await using var server = await ConsoleServer.StartAsync();
        using var browser = await server.SignedInAsync();
        await server.Trail.RecordAsync(Entry(server, 0) with { Outcome = AuditOutcome.Begun }, default);
        server.Time.Advance(TimeSpan.FromMinutes(minutes));

        (await browser.ReadAsync("/console/audit?actor=ada")).ShouldContain(hint);
    }

    [Theory]
    [InlineData(AuditOutcome.Refused, 0, "as before")]
    [InlineData(AuditOutcome.Failed, 0, "not known")]
    [InlineData(AuditOutcome.Begun, 0, "–")]
    [InlineData(AuditOutcome.Begun, 10, "not known")]
    public void How_it_stands_afterwards_is_said_where_it_is_known_alone(
        AuditOutcome outcome,
        int minutes,
        string words
    )
    {
        var entry = new AuditEntry
        {
            At = DateTimeOffset.UnixEpoch,
            Actor = "ada@example.test",
            Action = AuditActions.ToggleSeed,
            Subject = "link",
            Before = "a facebank seed",
            Outcome = outcome,
        };

        AuditWords.AfterOf(entry, entry.At.AddMinutes(minutes)).ShouldBe(words);
        AuditWords.AfterOf(entry with { After = "no facebank seed" }, entry.At).ShouldBe("no facebank seed");
    }

    private static int Rows(string page) => page.Split("id=\"change-").Length - 1;

    private static async Task RecordAsync(ConsoleServer server, int count)
    {
        for (var i = 0; i < count; i++)
        {
            await server.Trail.RecordAsync(Entry(server, i), default);
        }
    }

    private static AuditEntry Entry(ConsoleServer server, int index) =>
        new()
        {
            At = server.Time.GetUtcNow(),
            Actor = string.Create(CultureInfo.InvariantCulture, $"ada{index}@example.test"),
            Role = ConsoleRole.Admin,
            Action = AuditActions.ToggleSeed,
            Subject = "link <script>alert(1)</script>",
            PersonId = Person,
            Before = "not flagged",
            After = "flagged",
            Outcome = AuditOutcome.Done,
        };
}
