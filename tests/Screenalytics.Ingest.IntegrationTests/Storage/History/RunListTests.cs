using Screenalytics.Ingest.Contracts.Runs;
using Screenalytics.Ingest.Contracts.Sync;
using Screenalytics.Ingest.IntegrationTests.Support;
using Screenalytics.Ingest.Runs;

namespace Screenalytics.Ingest.IntegrationTests.Storage.History;

public sealed class RunListTests(PostgresFixture postgres)
{
    private static readonly EpisodeTarget Episode = new(Guid.NewGuid());
    private static readonly SeasonTarget Season = new(Guid.NewGuid());

    [Fact]
    public async Task Pages_follow_one_another_latest_first()
    {
        await using var runs = await HistoryDatabase.CreateAsync(postgres);
        List<Guid> ids = [];
        for (var i = 0; i < 7; i++)
        {
            ids.Insert(0, await runs.AddRunAsync(Episode, age: TimeSpan.FromHours(7 - i)));
        }

        List<Guid> seen = [];
        Guid? after = null;
        for (var pages = 1; ; pages++)
        {
            var page = await ListAsync(runs, new RunFilter { Limit = 3, After = after });
            seen.AddRange(page.Items.Select(run => run.RunId));
            if (page.Next is null)
            {
                pages.ShouldBe(3);
                break;
            }

            after = Guid.Parse(page.Next);
        }

        seen.ShouldBe(ids);
        (await ListAsync(runs, new RunFilter { Limit = 7 })).Next.ShouldBeNull();
    }

    [Fact]
    public async Task Every_filter_finds_its_runs()
    {
        await using var runs = await HistoryDatabase.CreateAsync(postgres);
        var person = Guid.NewGuid();
        var hour = TimeSpan.FromHours(1);
        var whole = await runs.AddRunAsync(Episode, age: 4 * hour, more: "suspect = true");
        var category = await runs.AddRunAsync(Episode with { CreditCategory = "Self" }, RunStatus.Partial, 3 * hour);
        await runs.AddBatchAsync(category, PersonOutcome.Failed, person);
        var season = await runs.AddRunAsync(Season, RunStatus.Running, 2 * hour, "trigger = 'http'");
        var old = await runs.AddRunAsync(
            new FaceBankTarget(),
            RunStatus.Error,
            hour,
            """report = '{"failed_people": 2, "not_attempted_people": 3}'"""
        );
        await runs.AddRunAsync(new FaceBankTarget(), age: hour, more: "purged_at = now()");

        async Task FindsAsync(RunFilter filter, params Guid[] expected) =>
            (await ListAsync(runs, filter)).Items.Select(run => run.RunId).ShouldBe(expected, filter.ToString());

        var now = TimeProvider.System.GetUtcNow();
        await FindsAsync(new RunFilter(), old, season, category, whole);
        await FindsAsync(new RunFilter { Target = $"{Episode.EpisodeId}" }, category, whole);
        await FindsAsync(new RunFilter { Target = $"{Episode.EpisodeId}".ToUpperInvariant() }, category, whole);
        await FindsAsync(new RunFilter { Target = Episode.Key }, whole);
        await FindsAsync(new RunFilter { Target = $"{Season.SeasonId}" }, season);
        await FindsAsync(new RunFilter { Target = "face_bank" }, old);
        await FindsAsync(new RunFilter { Target = "episode:%" });
        await FindsAsync(new RunFilter { Statuses = [RunStatus.Partial, RunStatus.Running] }, season, category);
        await FindsAsync(new RunFilter { Outcome = PersonOutcome.Failed }, old, category);
        await FindsAsync(new RunFilter { Outcome = PersonOutcome.Seeded });
        await FindsAsync(new RunFilter { Outcome = PersonOutcome.NotAttempted }, old);
        await FindsAsync(new RunFilter { PersonId = person }, category);
        await FindsAsync(new RunFilter { Trigger = "http" }, season);
        await FindsAsync(new RunFilter { Suspect = true }, whole);
        await FindsAsync(new RunFilter { Suspect = false }, old, season, category);
        await FindsAsync(new RunFilter { Since = now - (2.5 * hour) }, old, season);
        await FindsAsync(new RunFilter { Until = now - (2.5 * hour), Statuses = [RunStatus.Ok] }, whole);
        await FindsAsync(new RunFilter { After = season, Trigger = "cli" }, category, whole);
    }

    [Fact]
    public async Task What_a_run_has_come_to_is_summed_while_it_runs_and_told_by_its_report_afterwards()
    {
        await using var runs = await HistoryDatabase.CreateAsync(postgres);
        var people = HistoryDatabase.People(5);
        var running = await runs.AddRunAsync(Season, RunStatus.Running, more: "node = 'a'");
        await runs.AddCastAsync(running, people[..2]);
        await runs.AddCastAsync(running, people[2..]);
        await runs.AddBatchAsync(running, PersonOutcome.Seeded, people[..2]);
        await runs.AddBatchAsync(running, PersonOutcome.Held, people[2]);
        await runs.ExecuteAsync(
            $"INSERT INTO screenalytics_ingest.run_part (run_id, part, node, attempts, started_at) VALUES ('{running}', 0, 'a', 2, now()), ('{running}', 1, 'b', 1, now() + interval '1 s')"
        );
        var ended = await runs.AddRunAsync(
            Episode,
            more: """
            cast_complete = true, report = '{"people": 9, "seeded_people": 4, "empty_people": 5,
                "imported_facebank_images": 7, "failure": {"code": "backend_unavailable", "message": "Gone."}}'
            """
        );

        var items = (await ListAsync(runs, new RunFilter())).Items;

        var now = items.Single(run => run.RunId == running);
        now.Counts.ShouldBe(
            new RunCounts
            {
                People = 5,
                Seeded = 2,
                Held = 1,
                ImportedImages = 4,
                AlreadyPresentImages = 2,
            }
        );
        (now.Node, now.Parts, now.Attempts).ShouldBe(("b", 2, 3));
        now.Target.ShouldBe(Season);
        var then = items.Single(run => run.RunId == ended);
        then.Counts.ShouldBe(
            new RunCounts
            {
                People = 9,
                CastComplete = true,
                Seeded = 4,
                Empty = 5,
                ImportedImages = 7,
            }
        );
        (then.Parts, then.Attempts, then.Failure!.Message).ShouldBe((1, 1, "Gone."));
    }

    private static Task<RunPage<RunSummary>> ListAsync(HistoryDatabase runs, RunFilter filter) =>
        runs.History.ListAsync(filter, TestContext.Current.CancellationToken);
}
