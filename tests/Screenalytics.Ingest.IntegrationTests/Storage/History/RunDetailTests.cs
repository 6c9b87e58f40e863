using System.Text.Json;
using Screenalytics.Ingest.Contracts.Failures;
using Screenalytics.Ingest.Contracts.Sync;
using Screenalytics.Ingest.IntegrationTests.Support;
using Screenalytics.Ingest.Runs;
using static Screenalytics.Ingest.IntegrationTests.Storage.StorageDatabase;

namespace Screenalytics.Ingest.IntegrationTests.Storage.History;

public sealed class RunDetailTests(PostgresFixture postgres)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_run_that_is_not_there_is_none()
    {
        await using var runs = await HistoryDatabase.CreateAsync(postgres);
        var nobody = Guid.NewGuid();

        (await runs.History.FindAsync(nobody, Token)).ShouldBeNull();
        (await runs.History.PeopleAsync(nobody, new PeopleFilter(), Token)).ShouldBeNull();
        (await runs.History.EventsAsync(nobody, null, 10, Token)).ShouldBeNull();
    }

    [Fact]
    public async Task A_run_at_work_shows_its_parts_and_warnings()
    {
        await using var runs = await HistoryDatabase.CreateAsync(postgres);
        var run = await runs.AddRunAsync(new FaceBankTarget(), RunStatus.Running, more: "warnings = '{Careful.}'");
        await runs.AddCastAsync(run, HistoryDatabase.People(3));
        await runs.ExecuteAsync(
            $"INSERT INTO screenalytics_ingest.run_part (run_id, part, state, node, attempts, lease_until) VALUES ('{run}', 1, 1, null, 0, null), ('{run}', 0, 2, 'a', 1, now())"
        );

        var found = (await runs.History.FindAsync(run, Token)).ShouldNotBeNull();

        found.Warnings.ShouldBe(["Careful."]);
        found.Report.ShouldBeNull();
        found
            .PartList.Select(part => (part.Part, part.Done, part.Node, part.Attempts, part.People))
            .ShouldBe([(0, true, "a", 1, 3), (1, false, null, 0, 0)]);
    }

    [Fact]
    public async Task An_ended_run_shows_its_report_with_the_first_hundred_errors()
    {
        await using var runs = await HistoryDatabase.CreateAsync(postgres);
        var people = HistoryDatabase.People(120);
        var run = await runs.AddRunAsync(new FaceBankTarget(), RunStatus.Error);
        await runs.AddBatchAsync(run, PersonOutcome.Failed, people);
        var report = new SyncReport
        {
            RunId = run,
            Status = RunStatus.Error,
            Target = new FaceBankTarget(),
            MaxImagesPerPerson = 5,
            BackendHost = "b",
            DatabaseHost = "d",
            DatabaseName = "n",
            StartedAt = default,
            FinishedAt = default,
            DurationMs = 3,
            FailedPeople = 120,
            ImportErrors = 120,
            Warnings = ["Careful."],
        };
        await runs.ExecuteAsync(
            $"UPDATE screenalytics_ingest.run SET report = '{JsonSerializer.Serialize(report, SyncJson.Default.SyncReport)}' WHERE run_id = '{run}'"
        );

        var found = (await runs.History.FindAsync(run, Token)).ShouldNotBeNull();

        found.Warnings.ShouldBe(["Careful."]);
        found.Report!.ImportErrors.ShouldBe(120);
        found.Report.Errors.Count.ShouldBe(100);
        found.Report.Errors[0].Code.ShouldBe(FailureCode.BackendError);
        found.Report.Errors[0].Detail.ShouldBe(FailureCatalog.Describe(FailureCode.BackendError).Message);
    }

    [Fact]
    public async Task People_come_in_pages_as_they_were_filed()
    {
        await using var runs = await HistoryDatabase.CreateAsync(postgres);
        var run = await runs.AddRunAsync(new FaceBankTarget());
        var (ann, failed) = (Guid.NewGuid(), HistoryDatabase.People(5));
        await runs.Database.FileAsync(run, Seeded(ann, "https://x.test/a.jpg", "https://x.test/b.jpg"));
        await runs.AddBatchAsync(run, PersonOutcome.Failed, failed);
        await runs.ExecuteAsync(
            $"UPDATE screenalytics_ingest.person_result SET skipped = '{{1,0,2}}', calls = calls || ' all@500+profile:503:0r:0b:5x:912ms:105' WHERE person_id = '{ann}'"
        );

        var all = await PagesAsync(runs, run, new PeopleFilter { Limit = 2 });
        var person = all.Single(one => one.PersonId == ann);

        all.Select(one => one.PersonId).ShouldBe(failed.Append(ann).Order());
        (person.Outcome, person.Source, person.Inserted, person.AlreadyPresent).ShouldBe(
            (PersonOutcome.Seeded, "seed", 2, 0)
        );
        person.Ranks.Order().ShouldBe([1, 2]);
        person.ImageIds.Count.ShouldBe(2);
        person.Skipped.ShouldBe(
            new Dictionary<SkipReason, int> { [SkipReason.MissingUrl] = 1, [SkipReason.NotText] = 2 },
            ignoreOrder: true
        );
        person.Failure.ShouldBeNull();
        person
            .Calls.Select(call => (call.SeedOnly, call.Status, call.Complete, call.Failure))
            .ShouldBe([(true, 200, true, null), (false, 503, false, FailureCode.BackendError)]);
        (await PagesAsync(runs, run, new PeopleFilter { Outcome = PersonOutcome.Seeded })).ShouldHaveSingleItem();
        (
            await PagesAsync(runs, run, new PeopleFilter { Failure = FailureCode.BackendError, Limit = 5 })
        ).Count.ShouldBe(5);
        (await PagesAsync(runs, run, new PeopleFilter { PersonId = ann })).ShouldHaveSingleItem();
        (await PagesAsync(runs, run, new PeopleFilter { Outcome = PersonOutcome.Held })).ShouldBeEmpty();
    }

    [Fact]
    public async Task Nodes_are_shown_for_a_day()
    {
        await using var runs = await HistoryDatabase.CreateAsync(postgres);
        await runs.ExecuteAsync(
            """
            INSERT INTO screenalytics_ingest.node (node, host, process_id, version, backend_host, started_at, seen_at,
                alive_until)
            VALUES ('gone', 'h', 1, '1', 'b', now(), now() - interval '25 h', now()),
                ('dead', 'h', 2, '1', 'b', now() - interval '9 h', now() - interval '8 h', now() - interval '7 h'),
                ('here', 'h', 3, '1', 'b', now() - interval '1 h', now(), now() + interval '6 s')
            """
        );

        (await runs.History.NodesAsync(Token))
            .Select(node => (node.Node, node.Alive, node.ProcessId))
            .ShouldBe([("here", true, 3), ("dead", false, 2)]);
    }

    private static async Task<List<Contracts.Runs.PersonReport>> PagesAsync(
        HistoryDatabase runs,
        Guid run,
        PeopleFilter filter
    )
    {
        List<Contracts.Runs.PersonReport> people = [];
        while (true)
        {
            var page = (await runs.History.PeopleAsync(run, filter, Token)).ShouldNotBeNull();
            page.Items.Count.ShouldBeLessThanOrEqualTo(filter.Limit);
            people.AddRange(page.Items);
            if (page.Next is not { } next)
            {
                return people;
            }

            filter = filter with { After = Guid.Parse(next) };
        }
    }
}
