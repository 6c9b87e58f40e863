using Screenalytics.Ingest.Contracts.Failures;
using Screenalytics.Ingest.Contracts.Sync;
using Screenalytics.Ingest.Runs;
using Screenalytics.Ingest.Sync;

namespace Screenalytics.Ingest.Tests.Runs;

public sealed class AttachTests : RunTestBase
{
    [Fact]
    public async Task A_run_in_flight_is_watched_to_its_end()
    {
        var begun = new TaskCompletionSource();
        var mayGoOn = new TaskCompletionSource();
        Backend.Gate = async (_, _) =>
        {
            begun.TrySetResult();
            await mayGoOn.Task;
        };
        var request = new SyncRequest(PeopleTarget.Of([Seeded("s1")]));
        var first = NewDoor().RunAsync(request, new RecordingObserver(), default);
        await begun.Task;

        var second = RunAsync(request);
        await Until(() => Observer.Attached.Count > 0);
        mayGoOn.SetResult();

        (await second).RunId.ShouldBe((await first).RunId);
        Backend.Journal.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_run_that_nobody_holds_is_gone_on_with()
    {
        var request = new SyncRequest(PeopleTarget.Of([Seeded("s1"), Unseeded("a1")])) { Trigger = RunTriggers.Http };
        var queued = await NewDoor().SubmitAsync(new RunSubmission(request), default);

        var report = await RunAsync(request with { Trigger = RunTriggers.Cli });

        report.RunId.ShouldBe(queued.RunId);
        report.ImportedFacebankImages.ShouldBe(2);
        Observer.People.ShouldBe(2);
    }

    [Fact]
    public async Task Other_parameters_are_refused_with_the_running_runs_id()
    {
        var request = new SyncRequest(PeopleTarget.Of([Seeded("s1")])) { Trigger = RunTriggers.Http };
        var queued = await NewDoor().SubmitAsync(new RunSubmission(request), default);

        var failure = await Should.ThrowAsync<RunStoppedException>(() =>
            RunAsync(request with { MaxImagesPerPerson = 9 })
        );

        failure.Code.ShouldBe(FailureCode.TargetBusy);
        failure.Message.ShouldContain(queued.RunId.ToString());
        Backend.Journal.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_dry_run_neither_attaches_nor_is_attached_to()
    {
        var request = new SyncRequest(PeopleTarget.Of([Seeded("s1")]));
        await NewDoor().SubmitAsync(new RunSubmission(request with { Trigger = RunTriggers.Http }), default);

        var report = await RunAsync(request with { DryRun = true });

        report.DryRun.ShouldBeTrue();
        Observer.Attached.ShouldBeEmpty();
        Store.Runs.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Who_stops_watching_leaves_the_run_alone()
    {
        using var interrupt = new CancellationTokenSource();
        var begun = new TaskCompletionSource();
        var mayGoOn = new TaskCompletionSource();
        Backend.Gate = async (_, _) =>
        {
            begun.TrySetResult();
            await mayGoOn.Task;
        };
        var request = new SyncRequest(PeopleTarget.Of([Seeded("s1")]));
        var first = NewDoor().RunAsync(request, new RecordingObserver(), default);
        await begun.Task;

        var second = RunAsync(request, interrupt.Token);
        await Until(() => Observer.Attached.Count > 0);
        await interrupt.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(() => second);
        mayGoOn.SetResult();

        (await first).Status.ShouldBe(RunStatus.Ok);
        Observer.Warnings.ShouldHaveSingleItem().ShouldContain("goes on without this command");
    }

    [Theory]
    [InlineData(RunTriggers.Http, false)]
    [InlineData(RunTriggers.Schedule, false)]
    [InlineData(RunTriggers.Cli, true)]
    public async Task Who_helps_with_a_run_and_stops_leaves_it_to_others_unless_a_terminal_began_it(
        string trigger,
        bool ends
    )
    {
        using var interrupt = new CancellationTokenSource();
        Backend.Gate = (_, cancellationToken) =>
        {
            interrupt.Cancel();
            return Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellationToken);
        };
        var request = new SyncRequest(PeopleTarget.Of([Seeded("s1")]));
        await NewDoor().SubmitAsync(new RunSubmission(request with { Trigger = trigger }), default);

        var helping = RunAsync(request, interrupt.Token);

        if (ends)
        {
            (await helping).Status.ShouldBe(RunStatus.Cancelled);
            return;
        }

        await Should.ThrowAsync<OperationCanceledException>(() => helping);
        var run = Store.Runs.ShouldHaveSingleItem();
        (run.Cancelled, run.Report, run.Parts[0].Node).ShouldBe((false, null, null));
        Observer.Warnings.ShouldHaveSingleItem().ShouldContain("goes on without this command");
    }

    private static async Task Until(Func<bool> condition)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30), TimeProvider.System);
        while (!condition())
        {
            await Task.Delay(TimeSpan.FromMilliseconds(5), TimeProvider.System, patience.Token);
        }
    }
}
