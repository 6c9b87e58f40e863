using Screenalytics.Ingest.Contracts.Console;
using Screenalytics.Ingest.Contracts.Sync;
using Screenalytics.Ingest.IntegrationTests.Storage.History;
using Screenalytics.Ingest.IntegrationTests.Support;
using Screenalytics.Ingest.Runs.Oversight;
using Screenalytics.Ingest.Storage.Oversight;

namespace Screenalytics.Ingest.IntegrationTests.Storage.Oversight;

public sealed class TrendTests(PostgresFixture postgres)
{
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    private static readonly FaceBankTarget Target = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Runs_are_added_up_in_the_span_that_they_ended_in()
    {
        await using var runs = await HistoryDatabase.CreateAsync(postgres);
        var from = TimeProvider.System.GetUtcNow() - 10 * Hour;
        await EndedAsync(runs, from, seeded: 7);
        await EndedAsync(runs, from + 2.5 * Hour, seeded: 6, status: RunStatus.Partial);
        await EndedAsync(runs, from + 2.9 * Hour, seeded: 2, status: RunStatus.Error, more: "suspect = true");
        await EndedAsync(runs, from + 3 * Hour, seeded: 1);
        await EndedAsync(runs, from - Hour / 60, seeded: 100);
        await EndedAsync(runs, from + 4 * Hour, seeded: 100);

        var points = await TrendsOf(runs).ReadAsync(from.ToOffset(TimeSpan.FromHours(5)), Hour, 4, Token);

        points.Select(point => point.From).ShouldBe([from, from + Hour, from + 2 * Hour, from + 3 * Hour]);
        points
            .Select(point => (point.Runs, point.FailedRuns, point.SuspectRuns))
            .ShouldBe([(1, 0, 0), (0, 0, 0), (2, 1, 1), (1, 0, 0)]);
        points[2]
            .ShouldBe(
                new TrendPoint
                {
                    From = from + 2 * Hour,
                    Runs = 2,
                    FailedRuns = 1,
                    SuspectRuns = 1,
                    Seeded = 8,
                    Fallback = 4,
                    Empty = 6,
                    Held = 8,
                    Failed = 10,
                    Imported = 12,
                }
            );
    }

    [Fact]
    public async Task Dry_runs_runs_of_gates_and_purged_ones_are_left_out_and_one_without_a_report_counts_as_a_run()
    {
        await using var runs = await HistoryDatabase.CreateAsync(postgres);
        var from = TimeProvider.System.GetUtcNow() - 10 * Hour;
        await EndedAsync(runs, from, seeded: 1, more: "dry_run = true");
        await EndedAsync(runs, from, seeded: 1, more: "trigger = 'gate'");
        await EndedAsync(runs, from, seeded: 1, more: "purged_at = now()");
        await EndedAsync(runs, from, seeded: 1, more: "report = NULL");
        await runs.AddRunAsync(Target, RunStatus.Running, 10 * Hour);

        var point = (await TrendsOf(runs).ReadAsync(from, Hour, 1, Token)).ShouldHaveSingleItem();

        point.ShouldBe(new TrendPoint { From = from, Runs = 1 });
        point.FallbackRate.ShouldBeNull();
    }

    [Fact]
    public async Task Takeovers_are_told_the_latest_first_of_all_runs_or_of_one()
    {
        await using var runs = await HistoryDatabase.CreateAsync(postgres);
        var (one, other) = (Guid.NewGuid(), Guid.NewGuid());
        await runs.ExecuteAsync(
            $"""
            INSERT INTO screenalytics_ingest.run_takeover (run_id, part, epoch, from_node, to_node, taken_at)
            VALUES ('{one}', 0, 1, 'a', 'b', now() - interval '3 h'), ('{one}', 2, 1, 'b', 'c', now() - interval '1 h'),
                ('{other}', 0, 1, 'x', 'y', now() - interval '2 h')
            """
        );
        var trends = TrendsOf(runs);

        (await trends.TakeoversAsync(null, 2, Token))
            .Select(view => (view.RunId, view.Part, view.FromNode, view.ToNode))
            .ShouldBe([(one, 2, "b", "c"), (other, 0, "x", "y")]);
        (await trends.TakeoversAsync(one, 10, Token)).Select(view => view.Part).ShouldBe([2, 0]);
        (await trends.TakeoversAsync(Guid.NewGuid(), 10, Token)).ShouldBeEmpty();
    }

    private static IRunTrends TrendsOf(HistoryDatabase runs) => new PostgresTrends(runs.Database.Source, () => 0.5);

    private static async Task EndedAsync(
        HistoryDatabase runs,
        DateTimeOffset at,
        int seeded,
        RunStatus status = RunStatus.Ok,
        string? more = null
    )
    {
        var run = await runs.AddRunAsync(Target, status);
        await runs.ExecuteAsync(
            $$"""
            UPDATE screenalytics_ingest.run SET finished_at = '{{at:O}}', report = '{"seeded_people": {{seeded}},
                "fallback_people": 2, "empty_people": 3, "held_people": 4, "failed_people": 5,
                "imported_facebank_images": 6}'
            WHERE run_id = '{{run}}'
            """
        );
        if (more is not null)
        {
            await runs.ExecuteAsync($"UPDATE screenalytics_ingest.run SET {more} WHERE run_id = '{run}'");
        }
    }
}
