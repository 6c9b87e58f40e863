using Screenalytics.Ingest.Contracts;
using Screenalytics.Ingest.Contracts.Failures;
using Screenalytics.Ingest.Contracts.Sync;
using Screenalytics.Ingest.Sync;

namespace Screenalytics.Ingest.Tests.Runs;

public sealed class RunDoorTests : RunTestBase
{
    [Fact]
    public async Task Seeded_unseeded_and_empty_people_are_told_apart_and_every_row_is_accounted_for()
    {
        var seeded = Seeded("s1", "s1", "s2");
        var fallback = Unseeded("a1", "a2", "a3", "a4", "a5", "a6", "a7");
        var empty = Guid.NewGuid();

        var report = await RunAsync([seeded, fallback, empty]);

        report.ShouldSatisfyAllConditions(
            () => report.Status.ShouldBe(RunStatus.Ok),
            () => report.ExitCode.ShouldBe(ExitCodes.Ok),
            () => report.People.ShouldBe(3),
            () => report.SeededPeople.ShouldBe(1),
            () => report.FallbackPeople.ShouldBe(1),
            () => report.EmptyPeople.ShouldBe(1),
            () => report.ImportedFacebankImages.ShouldBe(7),
            () => report.ImportedFacebankPeople.ShouldBe(2),
            () => report.FetchedPhotos.ShouldBe(10),
            () => report.ChosenPhotos.ShouldBe(7),
            () => report.DuplicatePhotos.ShouldBe(1),
            () => report.OverCapPhotos.ShouldBe(2),
            () => report.Calls.SeedOnly.ShouldBe(3),
            () => report.Calls.All.ShouldBe(2),
            () => Backend.Journal.ShouldNotContain((seeded, false)),
            () => Store.Recorded.ShouldBe(["begin", "complete Ok"])
        );
    }

    [Fact]
    public async Task A_second_run_imports_nothing()
    {
        Guid[] people = [Seeded("s1"), Unseeded("a1", "a2")];
        await RunAsync(people);

        var report = await RunAsync(people);

        report.ImportedFacebankImages.ShouldBe(0);
        report.ImportedFacebankPeople.ShouldBe(0);
        report.AlreadyPresentImages.ShouldBe(3);
    }

    [Fact]
    public async Task One_persons_failure_never_stops_anothers_sync()
    {
        var good = Seeded("s1");
        var bad = Guid.NewGuid();
        Backend.Failing[bad] = FailureCode.BackendError;
        var unknown = Seeded("s2");
        Store.Unknown.Add(unknown);

        var report = await RunAsync([bad, good, unknown]);

        report.Status.ShouldBe(RunStatus.Partial);
        report.ExitCode.ShouldBe(ExitCodes.Partial);
        report.FailedPeople.ShouldBe(2);
        report.ImportErrors.ShouldBe(2);
        report
            .Errors.Select(error => (error.PersonId, error.Code))
            .ShouldBe([(bad, FailureCode.BackendError), (unknown, FailureCode.PersonUnknown)], ignoreOrder: true);
        report.Calls.Retries.ShouldBe(4);
        report.ImportedFacebankImages.ShouldBe(1);
        Backend.Journal.ShouldNotContain((bad, false));
    }

    [Fact]
    public async Task An_ended_run_is_reported_though_its_errors_can_not_be_read()
    {
        var bad = Guid.NewGuid();
        Backend.Failing[bad] = FailureCode.BackendError;
        Store.LosesErrors = true;

        var report = await RunAsync([bad, Seeded("s1")]);

        report.Status.ShouldBe(RunStatus.Partial);
        report.ImportErrors.ShouldBe(1);
        report.Warnings.ShouldHaveSingleItem().ShouldContain($"runs people {report.RunId}");
    }

    [Fact]
    public async Task A_run_in_which_everybody_fails_is_an_error()
    {
        var bad = Guid.NewGuid();
        Backend.Failing[bad] = FailureCode.BodyMalformed;

        var report = await RunAsync([bad]);

        report.Status.ShouldBe(RunStatus.Error);
        report.ExitCode.ShouldBe(ExitCodes.Error);
        report.Failure.ShouldBeNull();
    }

    [Theory]
    [InlineData(FailureCode.BackendUnauthorized)]
    [InlineData(FailureCode.BackendForbidden)]
    [InlineData(FailureCode.BackendUnavailable)]
    public async Task What_every_further_call_would_meet_ends_the_run(FailureCode failure)
    {
        var refused = Guid.NewGuid();
        Backend.Failing[refused] = failure;
        Guid[] people = [refused, .. Enumerable.Range(0, 50).Select(i => Seeded($"s{i}"))];
        Backend.Gate = async (person, cancellationToken) =>
        {
            if (person != refused)
            {
                await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellationToken);
            }
        };

        var report = await RunAsync(people);

        report.Status.ShouldBe(RunStatus.Error);
        report.Failure!.Code.ShouldBe(failure);
        report.NotAttemptedPeople.ShouldBe(51);
        report.FailedPeople.ShouldBe(0);
        report.ExitCode.ShouldBe(ExitCodes.Error);
        Store.Images.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_database_that_fails_for_good_ends_the_run_and_commits_stay()
    {
        Options.BatchSize = 10;
        Options.Writers = 1;
        Store.FailsAfter = 2;

        var report = await RunAsync(Enumerable.Range(0, 500).Select(i => Seeded($"s{i}")));

        report.Status.ShouldBe(RunStatus.Error);
        report.Failure!.Code.ShouldBe(FailureCode.DatabaseUnavailable);
        report.ImportedFacebankImages.ShouldBe(Store.Images.Count);
        report.SeededPeople.ShouldBe(Store.Images.Count);
        report.NotAttemptedPeople.ShouldBe(500 - Store.Images.Count);
        report.Failure.Message.ShouldContain("goes on with the rest");
        Store.Recorded.ShouldBe(["begin"], "a run whose database is away is left to be gone on with");
    }

    [Fact]
    public async Task An_interrupted_run_keeps_what_was_committed_and_says_so()
    {
        using var interrupt = new CancellationTokenSource();
        Guid[] people = [.. Enumerable.Range(0, 100).Select(i => Seeded($"s{i}"))];
        Backend.Gate = async (person, cancellationToken) =>
        {
            if (Array.IndexOf(people, person) >= 40)
            {
                await interrupt.CancelAsync();
                cancellationToken.ThrowIfCancellationRequested();
            }
        };

        var report = await RunAsync(people, interrupt.Token);

        report.Status.ShouldBe(RunStatus.Cancelled);
        report.ExitCode.ShouldBe(ExitCodes.Interrupted);
        report.SeededPeople.ShouldBe(Store.Images.Count);
        report.NotAttemptedPeople.ShouldBe(100 - Store.Images.Count);
        report.FailedPeople.ShouldBe(0);
    }

    [Fact]
    public async Task An_interruption_goes_before_a_failure_that_the_draining_met()
    {
        using var interrupt = new CancellationTokenSource();
        Store.FailsAfter = 0;
        Backend.Gate = (_, cancellationToken) =>
        {
            interrupt.Cancel();
            return Task.CompletedTask;
        };

        var report = await RunAsync([.. Enumerable.Range(0, 100).Select(i => Seeded($"s{i}"))], interrupt.Token);

        report.Status.ShouldBe(RunStatus.Cancelled);
        report.ExitCode.ShouldBe(ExitCodes.Interrupted);
        report.Failure!.Code.ShouldBe(FailureCode.DatabaseUnavailable);
        Store.Recorded.ShouldBe(["begin"]);
    }

    [Fact]
    public async Task A_database_that_is_not_ready_is_found_before_the_first_call()
    {
        Store.NotReady = new RunStoppedException(FailureCode.DatabaseNotReady, "relation person is missing");

        var failure = await Should.ThrowAsync<RunStoppedException>(() => RunAsync([Seeded("s1")]));

        failure.Code.ShouldBe(FailureCode.DatabaseNotReady);
        Backend.Journal.ShouldBeEmpty();
        Observer.Started.ShouldBe(0);
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(-3, 1)]
    [InlineData(99, 20)]
    public async Task A_cap_out_of_bounds_is_clamped_with_a_warning(int asked, int applies)
    {
        var person = Seeded([.. Enumerable.Range(0, 30).Select(i => $"s{i}")]);

        var report = await RunAsync(new SyncRequest(PeopleTarget.Of([person])) { MaxImagesPerPerson = asked });

        report.MaxImagesPerPerson.ShouldBe(applies);
        report.ImportedFacebankImages.ShouldBe(applies);
        report.Warnings.ShouldHaveSingleItem().ShouldContain(asked.ToString());
        Observer.Warnings.ShouldBe(report.Warnings);
    }

    [Fact]
    public async Task A_dry_run_leaves_no_record()
    {
        var report = await RunAsync(new SyncRequest(PeopleTarget.Of([Seeded("s1")])) { DryRun = true });

        report.DryRun.ShouldBeTrue();
        report.ImportedFacebankImages.ShouldBe(1);
        Store.Recorded.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_paused_intake_is_shown()
    {
        var person = Seeded("s1");
        Backend.Gate = (_, _) =>
        {
            Backend.Pause(true);
            Backend.Pause(false);
            return Task.CompletedTask;
        };

        await RunAsync([person]);

        Observer.Intake.ShouldBe([true, false]);
    }
}
