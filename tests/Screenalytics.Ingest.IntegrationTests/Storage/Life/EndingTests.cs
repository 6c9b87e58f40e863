using Screenalytics.Ingest.Contracts.Failures;
using Screenalytics.Ingest.Contracts.Sync;
using Screenalytics.Ingest.IntegrationTests.Support;
using Screenalytics.Ingest.Runs;
using static Screenalytics.Ingest.IntegrationTests.Storage.Life.LifeRuns;
using static Screenalytics.Ingest.IntegrationTests.Storage.StorageDatabase;

namespace Screenalytics.Ingest.IntegrationTests.Storage.Life;

public sealed class EndingTests(PostgresFixture postgres)
{
    private static readonly CancellationToken None = CancellationToken.None;

    [Fact]
    public async Task The_last_part_s_end_is_the_run_s_and_its_repetition_answers_the_same()
    {
        await using var database = await CreateMigratedAsync(postgres);
        var store = database.NewStore();
        var people = People(3);
        var lease = await store.BeginAsync(Of(Episode(), owner: "a"));
        var show = Guid.NewGuid();
        await store.AddPeopleAsync(lease, 0, people.AsMemory(..2), None);
        await store.OpenPartAsync(lease, people.AsMemory(2..), None);
        await store.CompleteCastAsync(lease, show, (2, 1), ["one"], None);
        await store.OpenFaceBank(lease).FileAsync([Seeded(people[0], "k", "l")], None);

        (await store.EndAsync(lease, new PartEnd { CastCalls = (3, 2), Warnings = ["two"] })).ShouldBeNull();
        var second = await store.MustClaimAsync("b");
        (second.Part, second.CastComplete, second.ShowId).ShouldBe((1, true, show));
        (await store.PendingPeopleAsync(second, None)).ShouldBe([people[2]]);
        RunFacts? facts = null;
        var report = await store.EndPartAsync(second, new PartEnd(), KeepFacts, None);
        var again = await store.EndAsync(second, new PartEnd { Warnings = ["never"] });

        facts.ShouldNotBeNull();
        (facts.Cancelled, facts.Failure, facts.CastComplete, facts.LastPeople).ShouldBe((false, null, true, null));
        report.ShouldNotBeNull();
        (report.People, report.SeededPeople, report.NotAttemptedPeople).ShouldBe((3, 1, 2));
        (report.ImportedFacebankImages, report.ImportedFacebankPeople).ShouldBe((2, 1));
        report.Calls.ShouldBe(
            new CallCounts
            {
                SeedOnly = 1,
                Cast = 5,
                Retries = 3,
            }
        );
        report.Warnings.ShouldBe(["one", "two"]);
        again.ShouldNotBeNull();
        (again with { Warnings = [], SkippedImages = report.SkippedImages, Errors = [] }).ShouldBe(
            report with
            {
                Warnings = [],
                Errors = [],
            }
        );
        (await store.ClaimAsync("c", null, None)).ShouldBeNull();

        SyncReport KeepFacts(RunFacts found) => Conclude(facts = found);
    }

    [Fact]
    public async Task Of_parts_that_end_at_once_exactly_one_ends_the_run()
    {
        await using var database = await CreateMigratedAsync(postgres);
        var store = database.NewStore();
        for (var round = 0; round < 10; round++)
        {
            var run = OfPeople(People(8), partSize: 1);
            await store.AdmitAsync(run, None);
            var leases = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => store.MustClaimAsync("a", run.RunId)));

            var reports = await Task.WhenAll(leases.Select(lease => store.EndAsync(lease)));

            reports.Count(report => report is not null).ShouldBe(1);
        }

        (await database.CountAsync("screenalytics_ingest.run WHERE status = 3")).ShouldBe(10);
    }

    [Fact]
    public async Task A_failure_closes_what_nobody_holds_and_goes_before_an_incomplete_cast()
    {
        await using var database = await CreateMigratedAsync(postgres);
        var store = database.NewStore();
        var run = OfPeople(People(4), partSize: 1);
        await store.AdmitAsync(run, None);
        var incomplete = await store.MustClaimAsync("a");
        var failed = await store.MustClaimAsync("b");
        var held = await store.MustClaimAsync("c");

        await store.EndAsync(incomplete, new PartEnd { Failure = new(FailureCode.CastIncomplete, "torn") });
        (await store.RenewAsync([held], None))[0].Stop.ShouldBe(RunStop.None);
        await store.EndAsync(failed, new PartEnd { Failure = new(FailureCode.BackendUnavailable, "away") });
        (await store.ClaimAsync("d", null, None)).ShouldBeNull();
        var report = await store.EndAsync(held, new PartEnd { Failure = new(FailureCode.Internal, "later") });

        report.ShouldNotBeNull().Failure.ShouldBe(new RunFailure(FailureCode.BackendUnavailable, "away"));
        (await database.CountAsync("screenalytics_ingest.run_part WHERE state = 2 AND attempts = 0")).ShouldBe(1);
    }

    [Fact]
    public async Task A_cancelled_run_ends_at_once_when_queued_and_with_its_holders_otherwise()
    {
        await using var database = await CreateMigratedAsync(postgres);
        var store = database.NewStore();
        var queued = Of(Episode());
        var held = OfPeople(People(3), partSize: 1);
        await store.AdmitAsync(queued, None);
        await store.AdmitAsync(held, None);
        var lease = await store.MustClaimAsync("a", held.RunId);

        (await store.CancelAsync(queued.RunId, "me", Conclude, None)).Found.ShouldBeTrue();
        (await store.CancelAsync(held.RunId, "me", Conclude, None)).Found.ShouldBeTrue();
        (await store.CancelAsync(held.RunId, "you", Conclude, None)).Found.ShouldBeTrue();
        (await store.CancelAsync(Guid.NewGuid(), "me", Conclude, None)).Found.ShouldBeFalse();

        (await StatusOf(queued)).ShouldBe("6|me");
        (await StatusOf(held)).ShouldBe("2|me");
        (await store.ClaimAsync("b", null, None)).ShouldBeNull();
        var report = await store.EndAsync(lease, new PartEnd { Cancelled = true });
        report.ShouldNotBeNull().Status.ShouldBe(RunStatus.Cancelled);
        report.NotAttemptedPeople.ShouldBe(3);
        (await store.CancelAsync(held.RunId, "late", Conclude, None)).Found.ShouldBeTrue();
        (await StatusOf(held)).ShouldBe("6|me");

        Task<string> StatusOf(NewRun run) =>
            database.ScalarAsync<string>(
                $"SELECT concat_ws('|', status, cancel_requested_by) FROM screenalytics_ingest.run WHERE run_id = '{run.RunId}'"
            );
    }

    [Fact]
    public async Task The_last_whole_run_s_people_are_known_and_retries_are_none()
    {
        await using var database = await CreateMigratedAsync(postgres);
        var store = database.NewStore();
        var target = Episode();
        var whole = await store.BeginAsync(Of(target, owner: "a"));
        await store.AddPeopleAsync(whole, 0, People(4), None);
        await store.EndAsync(whole);
        var retry = Of(target, owner: "a") with { People = People(1) };
        await store.EndAsync(
            await store.BeginAsync(retry with { Request = retry.Request with { RetryOf = whole.Run.RunId } })
        );

        int? last = null;
        var third = await store.BeginAsync(Of(target, owner: "a"));
        await store.EndPartAsync(third, new PartEnd(), Keep, None);

        last.ShouldBe(4);

        SyncReport Keep(RunFacts facts)
        {
            last = facts.LastPeople;
            return Conclude(facts);
        }
    }
}
