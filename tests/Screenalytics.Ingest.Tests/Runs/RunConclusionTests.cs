using Screenalytics.Ingest.Contracts.Failures;
using Screenalytics.Ingest.Contracts.Sync;
using Screenalytics.Ingest.Runs;
using Screenalytics.Ingest.Sync;

namespace Screenalytics.Ingest.Tests.Runs;

public sealed class RunConclusionTests
{
    private static readonly DateTimeOffset Begun = new(2026, 11, 22, 3, 0, 0, TimeSpan.Zero);
    private static readonly SuddenChange Rule = SuddenChange.Of(new SyncOptions());

    [Fact]
    public void A_whole_run_without_failures_is_ok() => Report(Facts(people: 3)).Status.ShouldBe(RunStatus.Ok);

    [Theory]
    [InlineData(1, RunStatus.Partial)]
    [InlineData(3, RunStatus.Error)]
    public void Failed_people_make_it_partial_and_all_of_them_an_error(int failed, RunStatus status) =>
        Report(Facts(people: 3, failed)).Status.ShouldBe(status);

    [Fact]
    public void A_failure_that_it_could_not_go_on_by_makes_it_an_error()
    {
        var failure = new RunFailure(FailureCode.BackendForbidden, "denied");

        var report = Report(Facts(people: 3) with { Failure = failure });

        report.Status.ShouldBe(RunStatus.Error);
        report.Failure.ShouldBe(failure);
    }

    [Fact]
    public void A_cancellation_that_came_after_the_last_person_changed_nothing() =>
        Report(Facts(people: 3) with { Cancelled = true }).Status.ShouldBe(RunStatus.Ok);

    [Fact]
    public void A_cancellation_names_the_run_even_beside_a_failure()
    {
        var facts = Facts(people: 3, notAttempted: 1) with
        {
            Cancelled = true,
            Failure = new RunFailure(FailureCode.BackendForbidden, "denied"),
        };

        Report(facts).Status.ShouldBe(RunStatus.Cancelled);
    }

    [Theory]
    [InlineData(12, true)]
    [InlineData(0, false)]
    [InlineData(null, false)]
    public void A_cast_that_is_suddenly_empty_is_suspect(int? before, bool suspect)
    {
        var report = Report(Facts(people: 0) with { LastPeople = before });

        report.Suspect.ShouldBe(suspect);
        report.Warnings.Count(RunConclusion.IsOwn).ShouldBe(suspect ? 1 : 0);
    }

    [Fact]
    public void An_empty_retry_and_an_empty_dry_run_are_not_suspect()
    {
        var facts = Facts(people: 0) with { LastPeople = 12 };

        Report(With(facts, request => request with { RetryOf = Guid.NewGuid() })).Suspect.ShouldBeFalse();
        Report(With(facts, request => request with { DryRun = true })).Suspect.ShouldBeFalse();
    }

    [Fact]
    public void A_share_of_empty_answers_that_jumps_is_suspect_and_the_warning_tells_both()
    {
        var report = Report(Facts(people: 40) with { History = [new(3, 40), new(5, 40)] });

        report.Suspect.ShouldBeTrue();
        report.Status.ShouldBe(RunStatus.Ok);
        report
            .Warnings.ShouldHaveSingleItem()
            .ShouldBe(
                "The first answers of 40 of 40 (100 %) people were empty, and of 8 of 80 (10 %) in the last 2 runs of "
                    + $"{report.Target.Key}; where that is right, 'screenalytics-ingest runs accept {report.RunId}' says so: "
                    + "the run is suspect."
            );
        RunConclusion.IsOwn(report.Warnings[0]).ShouldBeTrue();
    }

    [Fact]
    public void A_dry_run_is_compared_and_a_retry_is_not()
    {
        var facts = Facts(people: 40) with { History = [new(3, 40)] };

        Report(With(facts, request => request with { DryRun = true })).Suspect.ShouldBeTrue();
        Report(With(facts, request => request with { RetryOf = Guid.NewGuid() })).Suspect.ShouldBeFalse();
    }

    [Fact]
    public void A_run_that_holds_people_is_suspect_and_says_how_they_are_released()
    {
        var facts = Facts(people: 4);

        var report = Report(facts with { Figures = facts.Figures with { EmptyPeople = 0, HeldPeople = 4 } });

        report.Suspect.ShouldBeTrue();
        report.Warnings.ShouldHaveSingleItem().ShouldContain($"runs retry-failed {report.RunId}");
    }

    [Fact]
    public void Clocks_that_differ_give_no_negative_duration() =>
        RunConclusion.Report(Facts(people: 1), Begun.AddSeconds(-5), Rule).DurationMs.ShouldBe(0);

    private static SyncReport Report(RunFacts facts) => RunConclusion.Report(facts, Begun.AddSeconds(9), Rule);

    private static RunFacts With(RunFacts facts, Func<SyncRequest, SyncRequest> change) =>
        facts with
        {
            Run = facts.Run with { Request = change(facts.Run.Request) },
        };

    private static RunFacts Facts(int people, int failed = 0, int notAttempted = 0)
    {
        var request = new SyncRequest(new SeasonTarget(Guid.NewGuid()));
        return new RunFacts
        {
            Run = new RunStart(Guid.NewGuid(), request, "trr", "db", "screenalytics"),
            StartedAt = Begun,
            CastComplete = true,
            Figures = new SyncReport
            {
                RunId = Guid.Empty,
                Status = RunStatus.Running,
                Target = request.Target,
                MaxImagesPerPerson = 0,
                BackendHost = "",
                DatabaseHost = "",
                DatabaseName = "",
                StartedAt = default,
                FinishedAt = default,
                DurationMs = 0,
                People = people,
                FailedPeople = failed,
                NotAttemptedPeople = notAttempted,
                EmptyPeople = people - failed - notAttempted,
            },
        };
    }
}
