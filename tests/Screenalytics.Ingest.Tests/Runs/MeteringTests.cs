using Screenalytics.Ingest.Contracts.Failures;
using Screenalytics.Ingest.Contracts.Sync;
using Screenalytics.Ingest.Contracts.Telemetry;
using Screenalytics.Ingest.Contracts.TrrBackend;
using Screenalytics.Ingest.Runs;
using Screenalytics.Ingest.Sync;
using Screenalytics.Ingest.Tests.Diagnostics.Telemetry;

namespace Screenalytics.Ingest.Tests.Runs;

/// <summary>What is measured of a run and of its people.</summary>
public sealed class MeteringTests
{
    private static readonly SyncRequest Request = new(new SeasonTarget(Guid.NewGuid()));
    private static readonly RunStart Run = new(Guid.NewGuid(), Request, "backend", "database", "name");

    [Fact]
    public void A_batch_is_added_up_by_outcome_status_and_kind_of_row()
    {
        using var measured = new MeasuredHere();
        PersonResult[] results =
        [
            Result(PersonOutcome.Seeded, new RowCounts(4, 2, 1, 0, [0, 1, 0, 0, 0, 0, 0]), CallOf(true, 200, 2)),
            Result(PersonOutcome.Fallback, new RowCounts(3, 2, 0, 1, null), CallOf(true, 200), CallOf(false, 200)),
            Result(PersonOutcome.Failed, default, CallOf(true, 503, 3, FailureCode.BackendError)) with
            {
                Failure = FailureCode.BackendError,
            },
        ];

        new MeteringWatch().Watch(Run).OnFiled(results, [new PersonCommit(1), new PersonCommit(3), default]);

        measured
            .Of(IngestInstruments.People)
            .ShouldBe([
                (1, "dry_run=false outcome=seeded target.kind=season"),
                (1, "dry_run=false outcome=fallback target.kind=season"),
                (1, "dry_run=false error.type=backend_error outcome=failed target.kind=season"),
            ]);
        measured
            .Of(IngestInstruments.Calls)
            .ShouldBe([
                (2, "http.response.status_code=200 seed_only=true"),
                (1, "http.response.status_code=200 seed_only=false"),
                (1, "error.type=backend_error http.response.status_code=503 seed_only=true"),
            ]);
        measured.Of(IngestInstruments.CallRetries).ShouldBe([(3, "seed_only=true")]);
        measured.Of(IngestInstruments.CallDuration).Count.ShouldBe(4);
        measured
            .Of(IngestInstruments.Rows)
            .ShouldBe([
                (3, "dry_run=false row.kind=inserted"),
                (1, "dry_run=false row.kind=already_present"),
                (1, "dry_run=false row.kind=duplicate"),
                (1, "dry_run=false row.kind=over_cap"),
                (1, "dry_run=false row.kind=skipped skip.reason=empty_url"),
            ]);
    }

    [Fact]
    public void Whom_the_database_refused_has_failed_whatever_the_calls_said()
    {
        using var measured = new MeasuredHere();

        new MeteringWatch()
            .Watch(Run)
            .OnPerson(Result(PersonOutcome.Seeded, default), new PersonCommit(0, FailureCode.PersonUnknown));

        measured
            .Of(IngestInstruments.People)
            .ShouldBe([(1, "dry_run=false error.type=person_unknown outcome=failed target.kind=season")]);
        measured.Of(IngestInstruments.Rows).ShouldBeEmpty();
    }

    [Fact]
    public void A_run_that_ended_tells_its_status_its_duration_and_its_fallback_ratio()
    {
        using var measured = new MeasuredHere();
        var report = ReportOf(seeded: 6, fallback: 3, empty: 1) with { Suspect = true, Status = RunStatus.Partial };

        RunMetrics.Finished(Request, report);

        measured
            .Of(IngestInstruments.RunsFinished)
            .ShouldBe([(1, "dry_run=false status=partial suspect=true target.kind=season trigger=cli")]);
        measured.Of(IngestInstruments.RunDuration).ShouldBe([(1.5, "dry_run=false status=partial target.kind=season")]);
        measured.Of(IngestInstruments.RunFallbackRatio).ShouldBe([(0.4, "dry_run=false target.kind=season")]);
    }

    [Fact]
    public void A_run_whose_people_got_no_answer_has_no_fallback_ratio()
    {
        using var measured = new MeasuredHere();

        RunMetrics.Finished(Request, ReportOf(0, 0, 0));

        measured.Of(IngestInstruments.RunFallbackRatio).ShouldBeEmpty();
        measured.Of(IngestInstruments.RunsFinished).Count.ShouldBe(1);
    }

    [Fact]
    public void A_run_starts_with_its_first_part_and_a_takeover_is_counted()
    {
        using var measured = new MeasuredHere();
        var lease = new PartLease
        {
            Run = Run,
            Part = 0,
            Epoch = 1,
            Node = "here",
            StartedAt = DateTimeOffset.UnixEpoch,
        };

        RunMetrics.Taken(lease);
        RunMetrics.Taken(lease with { Part = 1 });
        RunMetrics.Taken(lease with { Attempt = 2, TakenFrom = "there" });
        RunMetrics.Left(PartResultKind.Lost);
        RunMetrics.Left(PartResultKind.Ended);

        measured.Of(IngestInstruments.RunsStarted).ShouldBe([(1, "dry_run=false target.kind=season trigger=cli")]);
        measured.Of(IngestInstruments.PartsTakenOver).ShouldBe([(1, "")]);
        measured.Of(IngestInstruments.FenceRefusals).ShouldBe([(1, "")]);
        measured.Of(IngestInstruments.PartsLeft).ShouldBe([(1, "outcome=lost"), (1, "outcome=ended")]);
    }

    private static PersonResult Result(PersonOutcome outcome, RowCounts rows, params PhotoCall[] calls) =>
        new()
        {
            PersonId = Guid.NewGuid(),
            Outcome = outcome,
            Calls = calls,
            Rows = rows,
            Chosen = new ChosenPhoto[rows.Chosen],
        };

    private static PhotoCall CallOf(bool seedOnly, int status, int attempts = 1, FailureCode failure = default) =>
        new()
        {
            PersonId = Guid.Empty,
            SeedOnly = seedOnly,
            Offset = 0,
            Limit = 500,
            Status = status,
            Attempts = attempts,
            Failure = failure,
        };

    private static SyncReport ReportOf(int seeded, int fallback, int empty) =>
        new()
        {
            RunId = Run.RunId,
            Status = RunStatus.Ok,
            DryRun = false,
            Target = Request.Target,
            MaxImagesPerPerson = 5,
            BackendHost = "backend",
            DatabaseHost = "database",
            DatabaseName = "name",
            StartedAt = DateTimeOffset.UnixEpoch,
            FinishedAt = DateTimeOffset.UnixEpoch,
            DurationMs = 1500,
            SeededPeople = seeded,
            FallbackPeople = fallback,
            EmptyPeople = empty,
        };
}
