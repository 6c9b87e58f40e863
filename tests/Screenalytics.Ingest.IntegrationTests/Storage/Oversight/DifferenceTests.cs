using Screenalytics.Ingest.Contracts.Console;
using Screenalytics.Ingest.Contracts.Sync;
using Screenalytics.Ingest.IntegrationTests.Storage.History;
using Screenalytics.Ingest.IntegrationTests.Support;
using Screenalytics.Ingest.Runs.Oversight;
using Screenalytics.Ingest.Storage.Oversight;

namespace Screenalytics.Ingest.IntegrationTests.Storage.Oversight;

public sealed class DifferenceTests(PostgresFixture postgres)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task People_of_whom_two_runs_made_different_things_are_told_with_both_results()
    {
        await using var runs = await HistoryDatabase.CreateAsync(postgres);
        var (before, after) = await TwoRunsAsync(runs);
        var people = Ordered(8);
        await runs.AddBatchAsync(before, PersonOutcome.Seeded, [.. people[..6]]);
        await runs.AddBatchAsync(before, PersonOutcome.Failed, people[6]);
        await runs.AddBatchAsync(after, PersonOutcome.Seeded, people[0], people[1], people[3], people[4], people[7]);
        await runs.AddBatchAsync(after, PersonOutcome.Fallback, people[2]);
        await runs.AddBatchAsync(after, PersonOutcome.Failed, people[6]);
        await SetAsync(runs, after, people[1], "calls = 'seed:200:0r:2b:1x:9ms', finished_at = now(), chosen = 3");
        await SetAsync(runs, after, people[3], "fetched = 7");
        await SetAsync(runs, after, people[4], "source = 2");
        await SetAsync(runs, after, people[6], "failure = 108");

        var page = await ComparisonOf(runs).DifferencesAsync(before, after, null, 100, Token);

        page.Next.ShouldBeNull();
        page.Items.Select(difference => difference.PersonId).ShouldBe(people[2..]);
        page.Items.Select(difference => (difference.Before?.Outcome, difference.After?.Outcome))
            .ShouldBe([
                (PersonOutcome.Seeded, PersonOutcome.Fallback),
                (PersonOutcome.Seeded, PersonOutcome.Seeded),
                (PersonOutcome.Seeded, PersonOutcome.Seeded),
                (PersonOutcome.Seeded, null),
                (PersonOutcome.Failed, PersonOutcome.Failed),
                (null, PersonOutcome.Seeded),
            ]);
        page.Items[1].After!.Fetched.ShouldBe(7);
    }

    [Theory]
    [InlineData(RunStatus.Ok)]
    [InlineData(RunStatus.Running)]
    public async Task They_are_read_page_by_page_each_once(RunStatus status)
    {
        await using var runs = await HistoryDatabase.CreateAsync(postgres);
        var (before, after) = await TwoRunsAsync(runs, status);
        var people = Ordered(25);
        await runs.AddBatchAsync(before, PersonOutcome.Seeded, people);
        await runs.AddBatchAsync(after, PersonOutcome.Empty, people);
        var comparison = ComparisonOf(runs);

        List<Guid> read = [];
        Guid? cursor = null;
        do
        {
            var page = await comparison.DifferencesAsync(before, after, cursor, 10, Token);
            read.AddRange(page.Items.Select(difference => difference.PersonId));
            cursor = page.Next is null ? null : Guid.Parse(page.Next);
        } while (cursor is not null);

        read.ShouldBe(people);
        (await comparison.DifferencesAsync(before, before, null, 10, Token)).Items.ShouldBeEmpty();
        (await comparison.DifferencesAsync(before, after, people[20], 10, Token)).Items.Count.ShouldBe(4);
    }

    [Fact]
    public async Task What_a_run_in_flight_comes_to_later_is_told_too()
    {
        await using var runs = await HistoryDatabase.CreateAsync(postgres);
        var (before, after) = await TwoRunsAsync(runs, RunStatus.Running);
        var people = Ordered(2);
        await runs.AddBatchAsync(before, PersonOutcome.Seeded, people);
        var comparison = ComparisonOf(runs);
        (await comparison.DifferencesAsync(before, after, null, 10, Token)).Items.Count.ShouldBe(2);

        await runs.AddBatchAsync(after, PersonOutcome.Seeded, people);

        (await comparison.DifferencesAsync(before, after, null, 10, Token)).Items.ShouldBeEmpty();
    }

    [Fact]
    public async Task Nobody_is_told_of_a_run_that_was_purged_since_as_it_was()
    {
        await using var runs = await HistoryDatabase.CreateAsync(postgres);
        var (before, after) = await TwoRunsAsync(runs);
        var people = Ordered(3);
        await runs.AddBatchAsync(before, PersonOutcome.Seeded, people);
        await runs.AddBatchAsync(after, PersonOutcome.Empty, people);
        var comparison = ComparisonOf(runs);
        (await comparison.DifferencesAsync(before, after, null, 10, Token)).Items.Count.ShouldBe(3);

        await runs.ExecuteAsync(
            $"""
            DELETE FROM screenalytics_ingest.person_result WHERE run_id IN ('{before}', '{after}');
            UPDATE screenalytics_ingest.run SET purged_at = now()
            """
        );

        (await comparison.DifferencesAsync(before, after, null, 10, Token)).Items.ShouldBeEmpty();
    }

    private static IRunComparison ComparisonOf(HistoryDatabase runs) =>
        new PostgresComparison(runs.Database.Source, () => 0.5);

    private static async Task<(Guid Before, Guid After)> TwoRunsAsync(
        HistoryDatabase runs,
        RunStatus status = RunStatus.Ok
    )
    {
        var target = new SeasonTarget(Guid.NewGuid());
        return (await runs.AddRunAsync(target), await runs.AddRunAsync(target, status));
    }

    private static Guid[] Ordered(int count) => [.. HistoryDatabase.People(count).Order()];

    private static Task SetAsync(HistoryDatabase runs, Guid run, Guid person, string what) =>
        runs.ExecuteAsync(
            $"UPDATE screenalytics_ingest.person_result SET {what} WHERE run_id = '{run}' AND person_id = '{person}'"
        );
}
