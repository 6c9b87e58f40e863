using Screenalytics.Ingest.Contracts.Failures;
using Screenalytics.Ingest.Contracts.Sync;
using Screenalytics.Ingest.Runs;
using Screenalytics.Ingest.Sync;

namespace Screenalytics.Ingest.Tests.Runs;

public sealed class RunWorkerTests : RunTestBase
{
    private static readonly SyncRequest Season = new(new SeasonTarget(Guid.NewGuid())) { Trigger = RunTriggers.Http };

    [Fact]
    public async Task A_queued_run_is_taken_up_and_brought_to_its_end()
    {
        var admission = await NewDoor().SubmitAsync(new RunSubmission(List(Seeded("s1"), Unseeded("a1"))), default);
        admission.Kind.ShouldBe(AdmissionKind.Started);

        await using var worker = Start("one");
        var report = await EndOfAsync(admission.RunId);

        report.Status.ShouldBe(RunStatus.Ok);
        report.ImportedFacebankImages.ShouldBe(2);
    }

    [Fact]
    public async Task A_big_cast_is_shared_in_parts_and_reported_as_one()
    {
        RunOptions.PartSize = 30;
        Guid[] people = [.. Enumerable.Range(0, 100).Select(i => Seeded($"s{i}"))];
        Backend.CastReads.Add([FakeBackend.Page(people)]);

        await using var one = Start("one");
        await using var two = Start("two");
        var admission = await NewDoor().SubmitAsync(new RunSubmission(Season), default);
        var report = await EndOfAsync(admission.RunId);

        report.People.ShouldBe(100);
        report.SeededPeople.ShouldBe(100);
        report.Calls.Cast.ShouldBe(1);
        Run(admission).Parts.Select(part => part.People.Count).ShouldBe([30, 30, 30, 10]);
        Backend.Journal.Select(call => call.Person).ShouldBe(people, ignoreOrder: true);
    }

    [Fact]
    public async Task A_drained_worker_finishes_who_is_begun_and_gives_the_rest_back()
    {
        var begun = new TaskCompletionSource();
        var mayGoOn = new TaskCompletionSource();
        Guid[] people = [.. Enumerable.Range(0, 50).Select(i => Seeded($"s{i}"))];
        Backend.Gate = async (_, cancellationToken) =>
        {
            begun.TrySetResult();
            await mayGoOn.Task.WaitAsync(cancellationToken);
        };
        var admission = await NewDoor().SubmitAsync(new RunSubmission(List(people)), default);
        var worker = Start("one");
        await begun.Task;

        await worker.TakeNothingNewAsync();
        mayGoOn.SetResult();
        await worker.DisposeAsync();

        var done = Run(admission).Committed.Count;
        done.ShouldBeInRange(1, Backend.MaxConcurrency);
        Run(admission).Parts[0].Node.ShouldBeNull("the part is given back");
        Run(admission).Report.ShouldBeNull();

        await using var next = Start("two");
        (await EndOfAsync(admission.RunId)).SeededPeople.ShouldBe(50);
        Backend.Journal.Count.ShouldBe(50, "who was committed is not fetched again");
    }

    [Fact]
    public async Task A_worker_that_is_out_of_time_waits_for_no_database()
    {
        var filing = new TaskCompletionSource();
        Store.Filing = cancellationToken =>
        {
            filing.TrySetResult();
            return Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellationToken);
        };
        var admission = await NewDoor().SubmitAsync(new RunSubmission(List(Seeded("s1"), Seeded("s2"))), default);
        using var drain = new CancellationTokenSource();
        using var drop = new CancellationTokenSource();
        var running = NewWorker("one").RunAsync(drain.Token, drop.Token);
        await filing.Task;

        await drain.CancelAsync();
        running.IsCompleted.ShouldBeFalse("what is fetched is filed while there is time");
        await drop.CancelAsync();
        await running.WaitAsync(TimeSpan.FromSeconds(30), TimeProvider.System);

        Store.Images.ShouldBeEmpty();
        Run(admission).Parts[0].Node.ShouldBeNull("the part is given back");
    }

    [Fact]
    public async Task A_cancelled_run_ends_with_what_is_committed()
    {
        var begun = new TaskCompletionSource();
        Backend.Gate = (_, cancellationToken) =>
        {
            begun.TrySetResult();
            return Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellationToken);
        };
        var door = NewDoor();
        var admission = await door.SubmitAsync(new RunSubmission(List(Seeded("s1"), Seeded("s2"))), default);
        await using var worker = Start("one");
        await begun.Task;

        (await door.CancelAsync(admission.RunId, "op", default)).ShouldBeTrue();
        var report = await EndOfAsync(admission.RunId);

        report.Status.ShouldBe(RunStatus.Cancelled);
        report.NotAttemptedPeople.ShouldBe(2);
    }

    [Fact]
    public async Task A_run_that_was_cancelled_while_nobody_held_it_asks_the_backend_nothing()
    {
        var door = NewDoor();
        var admission = await door.SubmitAsync(new RunSubmission(List(Seeded("s1"))), default);

        await door.CancelAsync(admission.RunId, null, default);

        Run(admission).Report!.Status.ShouldBe(RunStatus.Cancelled);
        Backend.Journal.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_node_that_was_taken_over_writes_nothing_more_and_stops()
    {
        var begun = new TaskCompletionSource();
        var mayGoOn = new TaskCompletionSource();
        Backend.Gate = async (_, cancellationToken) =>
        {
            begun.TrySetResult();
            await mayGoOn.Task.WaitAsync(cancellationToken);
        };
        RunOptions.HeartbeatInterval = TimeSpan.FromHours(1);
        var admission = await NewDoor().SubmitAsync(new RunSubmission(List(Seeded("s1"), Seeded("s2"))), default);
        var lease = (await Store.ClaimAsync("paused", null, default)).ShouldNotBeNull();
        var sitting = NewParts().RunAsync(lease, new Sitting(Observer, default, IsOperators: false));
        await begun.Task;

        var taken = Store.TakeOver(lease, "next");
        mayGoOn.SetResult();
        var result = await sitting;

        result.Kind.ShouldBe(PartResultKind.Lost);
        Store.Images.ShouldBeEmpty();
        Run(admission).Report.ShouldBeNull();

        var next = await NewParts().RunAsync(taken, new Sitting(Observer, default, IsOperators: false));
        next.Report!.SeededPeople.ShouldBe(2);
    }

    [Fact]
    public async Task A_node_that_hears_of_a_takeover_drops_what_it_has_begun()
    {
        var begun = new TaskCompletionSource();
        Backend.Gate = (_, cancellationToken) =>
        {
            begun.TrySetResult();
            return Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellationToken);
        };
        var admission = await NewDoor().SubmitAsync(new RunSubmission(List(Seeded("s1"))), default);
        var lease = (await Store.ClaimAsync("slow", null, default)).ShouldNotBeNull();
        var sitting = NewParts().RunAsync(lease, new Sitting(Observer, default, IsOperators: false));
        await begun.Task;

        Store.TakeOver(lease, "next");

        (await sitting.WaitAsync(TimeSpan.FromSeconds(30), TimeProvider.System)).Kind.ShouldBe(PartResultKind.Lost);
        Run(admission).Parts[0].Node.ShouldBe("next");
    }

    [Fact]
    public async Task A_failure_of_another_part_ends_the_run_and_is_no_cancellation()
    {
        var begun = new TaskCompletionSource();
        Backend.Gate = (_, cancellationToken) =>
        {
            begun.TrySetResult();
            return Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellationToken);
        };
        await NewDoor().SubmitAsync(new RunSubmission(List(Seeded("s1"))), default);
        var first = (await Store.ClaimAsync("one", null, default)).ShouldNotBeNull();
        await Store.OpenPartAsync(first, new[] { Seeded("s2") }, default);
        var second = (await Store.ClaimAsync("two", null, default)).ShouldNotBeNull();
        var sitting = NewParts().RunAsync(first, new Sitting(Observer, default, IsOperators: false));
        await begun.Task;

        var failed = new PartEnd { Failure = new RunFailure(FailureCode.BackendUnavailable, "away") };
        await Store.EndPartAsync(
            second,
            failed,
            facts => RunConclusion.Report(facts, facts.StartedAt, SuddenChange.Of(Options)),
            default
        );
        var result = await sitting.WaitAsync(TimeSpan.FromSeconds(30), TimeProvider.System);

        (result.Kind, result.Report?.Status).ShouldBe((PartResultKind.Ended, RunStatus.Error));
        result.Report!.Failure.ShouldBe(failed.Failure);
    }

    [Fact]
    public async Task A_cast_whose_reading_was_cut_off_is_read_again_and_united()
    {
        RunOptions.PartSize = 4;
        Guid[] people = [.. Enumerable.Range(0, 11).Select(i => Seeded($"s{i}"))];
        var admission = await NewDoor().SubmitAsync(new RunSubmission(Season), default);
        var first = (await Store.ClaimAsync("dead", null, default)).ShouldNotBeNull();
        await Store.AddPeopleAsync(first, 0, people.AsMemory(0, 4), default);
        await Store.OpenPartAsync(first, people.AsMemory(4, 3), default);

        Backend.CastReads.Add([FakeBackend.Page([.. people.Reverse()])]);
        Store.TakeOver(first, "dead too");
        Run(admission).Parts[0].Node = null;
        await using var worker = Start("next");
        var report = await EndOfAsync(admission.RunId);

        report.People.ShouldBe(11);
        report.SeededPeople.ShouldBe(11);
        Run(admission).Parts.Select(part => part.People.Count).ShouldBe([4, 3, 4]);
    }

    [Fact]
    public async Task A_part_that_never_comes_to_its_end_is_given_up()
    {
        RunOptions.MaxAttempts = 2;
        var admission = await NewDoor().SubmitAsync(new RunSubmission(List(Seeded("s1"))), default);
        for (var i = 0; i < 2; i++)
        {
            var lease = (await Store.ClaimAsync("dead", null, default)).ShouldNotBeNull();
            await Store.ReleaseAsync([lease], default);
        }

        await using var worker = Start("one");
        var report = await EndOfAsync(admission.RunId);

        report.Status.ShouldBe(RunStatus.Error);
        report.Failure!.Message.ShouldContain("MaxAttempts");
    }

    [Fact]
    public async Task Failed_and_left_out_people_are_retried_and_nobody_else()
    {
        var (good, bad) = (Seeded("s1"), Seeded("s2"));
        Backend.Failing[bad] = FailureCode.BackendError;
        var door = NewDoor();
        var first = await door.SubmitAsync(new RunSubmission(List(good, bad)), default);
        (await door.RetryFailedAsync(first.RunId, RunTriggers.Http, null, null, default)).Kind.ShouldBe(
            AdmissionKind.InFlight
        );
        await using var worker = Start("one");
        await EndOfAsync(first.RunId);
        Backend.Failing.Clear();
        Backend.Journal.Clear();

        var retry = await door.RetryFailedAsync(first.RunId, RunTriggers.Http, "op", null, default);
        var report = await EndOfAsync(retry.RunId);

        report.People.ShouldBe(1);
        Backend.Journal.ShouldBe([(bad, true)]);
        (await door.RetryFailedAsync(retry.RunId, RunTriggers.Http, null, null, default)).Kind.ShouldBe(
            AdmissionKind.NothingToRetry
        );
        (await door.RetryFailedAsync(Guid.NewGuid(), RunTriggers.Http, null, null, default)).Kind.ShouldBe(
            AdmissionKind.NotFound
        );
    }

    private static SyncRequest List(params Guid[] people) =>
        new(PeopleTarget.Of(people)) { Trigger = RunTriggers.Http };

    private FakeRun Run(Admission admission) => Store.Runs.Single(run => run.Start.RunId == admission.RunId);

    private async Task<SyncReport> EndOfAsync(Guid runId)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30), TimeProvider.System);
        var run = Store.Runs.Single(one => one.Start.RunId == runId);
        while (run.Report is null)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(5), TimeProvider.System, patience.Token);
        }

        return run.Report;
    }

    private StartedWorker Start(string node) => new(NewWorker(node));

    private sealed class StartedWorker : IAsyncDisposable
    {
        private readonly CancellationTokenSource _drain = new();
        private readonly Task _running;

        public StartedWorker(RunWorker worker) => _running = worker.RunAsync(_drain.Token, default);

        public Task TakeNothingNewAsync() => _drain.CancelAsync();

        public async ValueTask DisposeAsync()
        {
            await TakeNothingNewAsync();
            await _running;
            _drain.Dispose();
        }
    }
}
