using Screenalytics.Ingest.Contracts.Console;
using Screenalytics.Ingest.IntegrationTests.Support;
using Screenalytics.Ingest.Runs.Oversight;
using Screenalytics.Ingest.Storage.Oversight;

namespace Screenalytics.Ingest.IntegrationTests.Storage.Oversight;

public sealed class AuditTests(PostgresFixture postgres)
{
    private static readonly Guid Ann = Guid.NewGuid();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_change_is_recorded_as_begun_and_then_as_what_came_of_it()
    {
        await using var database = await StorageDatabase.CreateMigratedAsync(postgres);
        var audit = TrailOf(database);
        var entry = Of("ann@example.test", AuditActions.ToggleSeed) with
        {
            Role = ConsoleRole.Admin,
            SessionId = Guid.NewGuid(),
            Address = "192.0.2.7",
            PersonId = Ann,
            Before = "not a seed",
            Detail = "asked for",
        };

        var number = await audit.RecordAsync(entry, Token);
        var begun = (await audit.ListAsync(new AuditFilter(), Token)).Entries.ShouldHaveSingleItem();
        await audit.EndAsync(number, AuditOutcome.Done, "a seed", null, null, Token);
        await audit.EndAsync(number, AuditOutcome.Failed, "something else", Guid.NewGuid(), "too late", Token);
        var ended = (await audit.ListAsync(new AuditFilter(), Token)).Entries.ShouldHaveSingleItem();

        begun.ShouldBe(entry with { Number = number, At = begun.At });
        ended.ShouldBe(begun with { Outcome = AuditOutcome.Done, After = "a seed" });
        (
            await database.CountAsync("screenalytics_ingest.console_audit WHERE at > now() - interval '1 minute'")
        ).ShouldBe(1);
    }

    [Fact]
    public async Task What_came_of_a_change_may_be_a_run_and_a_reason()
    {
        await using var database = await StorageDatabase.CreateMigratedAsync(postgres);
        var audit = TrailOf(database);
        var run = Guid.NewGuid();
        var number = await audit.RecordAsync(Of("operator", AuditActions.StartRun), Token);

        await audit.EndAsync(number, AuditOutcome.Refused, null, run, "another is in flight", Token);

        var entry = (await audit.ListAsync(new AuditFilter { RunId = run }, Token)).Entries.ShouldHaveSingleItem();
        (entry.Outcome, entry.After, entry.Detail).ShouldBe((AuditOutcome.Refused, null, "another is in flight"));
    }

    [Fact]
    public async Task What_was_asked_for_stands_before_what_came_of_it()
    {
        await using var database = await StorageDatabase.CreateMigratedAsync(postgres);
        var audit = TrailOf(database);
        var asked = Of("operator", AuditActions.ToggleSeed) with { Detail = "to be a seed" };
        var refused = await audit.RecordAsync(asked, Token);
        var done = await audit.RecordAsync(asked, Token);
        var bare = await audit.RecordAsync(asked with { Detail = null }, Token);

        await audit.EndAsync(refused, AuditOutcome.Refused, null, null, "not found", Token);
        await audit.EndAsync(done, AuditOutcome.Done, "a seed", null, null, Token);
        await audit.EndAsync(bare, AuditOutcome.Done, "a seed", null, null, Token);

        (await audit.ListAsync(new AuditFilter(), Token))
            .Entries.Select(entry => entry.Detail)
            .ShouldBe([null, "to be a seed", "to be a seed; not found"]);
    }

    [Fact]
    public async Task The_trail_is_read_page_by_page_the_latest_first()
    {
        await using var database = await StorageDatabase.CreateMigratedAsync(postgres);
        var audit = TrailOf(database);
        List<long> numbers = [];
        for (var i = 0; i < 5; i++)
        {
            numbers.Add(await audit.RecordAsync(Of(i % 2 == 0 ? "ann" : "bob", AuditActions.SignIn), Token));
        }

        List<long> read = [];
        List<int> pages = [];
        for (long? after = null; ; )
        {
            var page = await audit.ListAsync(new AuditFilter { After = after, Limit = 2 }, Token);
            read.AddRange(page.Entries.Select(entry => entry.Number));
            pages.Add(page.Entries.Count);
            if ((after = page.Next) is null)
            {
                break;
            }
        }

        read.ShouldBe(Enumerable.Reverse(numbers));
        pages.ShouldBe([2, 2, 1]);
        var ofAnn = await audit.ListAsync(new AuditFilter { Actor = "ann", Limit = 2 }, Token);
        ofAnn.Entries.Select(entry => entry.Number).ShouldBe([numbers[4], numbers[2]]);
        ofAnn = await audit.ListAsync(
            new AuditFilter
            {
                Actor = "ann",
                Limit = 2,
                After = ofAnn.Next,
            },
            Token
        );
        ofAnn.Entries.Select(entry => entry.Number).ShouldBe([numbers[0]]);
        ofAnn.Next.ShouldBeNull();
    }

    [Fact]
    public async Task It_is_asked_by_part_of_an_actor_by_action_by_person_and_by_run()
    {
        await using var database = await StorageDatabase.CreateMigratedAsync(postgres);
        var audit = TrailOf(database);
        var run = Guid.NewGuid();
        await audit.RecordAsync(Of("Ann_%@example.test", AuditActions.SignIn), Token);
        await audit.RecordAsync(Of("joann@example.test", AuditActions.ToggleSeed) with { PersonId = Ann }, Token);
        await audit.RecordAsync(Of("operator", AuditActions.CancelRun) with { RunId = run }, Token);

        (await ActorsAsync(new AuditFilter { Actor = "ANN" })).ShouldBe(["joann@example.test", "Ann_%@example.test"]);
        (await ActorsAsync(new AuditFilter { Actor = "_%" })).ShouldBe(["Ann_%@example.test"]);
        (await ActorsAsync(new AuditFilter { Actor = "nobody" })).ShouldBeEmpty();
        (await ActorsAsync(new AuditFilter { Actor = "ann", Action = AuditActions.ToggleSeed })).ShouldBe([
            "joann@example.test",
        ]);
        (await ActorsAsync(new AuditFilter { PersonId = Ann })).ShouldBe(["joann@example.test"]);
        (await ActorsAsync(new AuditFilter { RunId = run })).ShouldBe(["operator"]);
        (await ActorsAsync(new AuditFilter { RunId = run, Action = AuditActions.SignIn })).ShouldBeEmpty();

        async Task<IEnumerable<string>> ActorsAsync(AuditFilter filter) =>
            (await audit.ListAsync(filter, Token)).Entries.Select(entry => entry.Actor);
    }

    private static IAuditTrail TrailOf(StorageDatabase database) => new PostgresAudit(database.Source, () => 0.5);

    private static AuditEntry Of(string actor, string action) =>
        new()
        {
            At = DateTimeOffset.UnixEpoch,
            Actor = actor,
            Action = action,
            Subject = "something",
        };
}
