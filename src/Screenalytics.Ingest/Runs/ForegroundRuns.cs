using Screenalytics.Ingest.Contracts.Failures;
using Screenalytics.Ingest.Contracts.Sync;
using Screenalytics.Ingest.Runs.Logging;
using Screenalytics.Ingest.Sync;

namespace Screenalytics.Ingest.Runs;

/// <summary>Runs here and now, for somebody who waits in a terminal.</summary>
internal sealed class ForegroundRuns(
    IRunStore store,
    IRunHistory history,
    PipelineRunner pipelines,
    PartRunner parts,
    NodeName node,
    RunOptions options,
    SuddenChange rule,
    RunLoggers loggers,
    TimeProvider time
)
{
    /// <summary>Runs to the end; see <see cref="IRunDoor.RunAsync"/>.</summary>
    public async Task<SyncReport> RunAsync(
        SyncRequest request,
        ISyncObserver observer,
        CancellationToken cancellationToken
    )
    {
        var clamped = ClampedRequest.Of(request);
        foreach (var warning in clamped.Warnings)
        {
            observer.OnWarning(warning);
        }

        await store.CheckReadyAsync(forWriting: !request.DryRun, cancellationToken).ConfigureAwait(false);
        var sitting = new ForegroundSitting(
            new RunStart(
                Guid.CreateVersion7(time.GetUtcNow()),
                clamped.Request,
                pipelines.BackendHost,
                store.DatabaseHost,
                store.DatabaseName
            ),
            time.GetUtcNow(),
            clamped.Warnings
        );

        // A dry run from a terminal writes nothing at all, not even history.
        return request.DryRun
            ? await CompareAsync(sitting, observer, cancellationToken).ConfigureAwait(false)
            : await RunAsync(sitting, observer, cancellationToken).ConfigureAwait(false);
    }

    private async Task<SyncReport> CompareAsync(
        ForegroundSitting sitting,
        ISyncObserver observer,
        CancellationToken cancellationToken
    )
    {
        // What can fail comes before the run is told and counted as begun.
        var request = sitting.Run.Request;
        var past = await store.EmptySharesAsync(request.Target.Key, cancellationToken).ConfigureAwait(false);
        var log = loggers.For(request);
        observer.OnStarted(sitting.Run);
        log.Started(sitting.Run, node.Value);
        RunMetrics.Started(request);
        using var span = RunSpans.BeginWhole(sitting.Run);
        observer = pipelines.Watch(sitting.Run, observer);
        var warnings = new RunWarnings(observer);
        var session = await pipelines
            .RunAsync(
                request,
                pipelines.SourceOf(request.Target),
                store.OpenComparison(),
                observer,
                warnings,
                new PipelineStops(cancellationToken, cancellationToken)
            )
            .ConfigureAwait(false);
        var report = sitting.ReportOf(session, time.GetUtcNow(), warnings.All);
        var interrupted = cancellationToken.IsCancellationRequested && !session.IsWhole && session.Failure is null;
        report = report with { Status = RunConclusion.StatusOf(report, interrupted) };
        report = Show(RunConclusion.Judge(report, past, rule), observer);
        log.Ended(report, node.Value);
        RunMetrics.Finished(request, report);
        PartSpan.Note(span, report);
        return report;
    }

    private async Task<SyncReport> RunAsync(
        ForegroundSitting sitting,
        ISyncObserver observer,
        CancellationToken cancellationToken
    )
    {
        var request = sitting.Run.Request;
        var admission = await store
            .AdmitAsync(
                new NewRun
                {
                    RunId = sitting.Run.RunId,
                    Request = request,
                    People = NewRun.PeopleOf(request.Target),
                    BackendHost = sitting.Run.BackendHost,
                    Owner = node.Value,
                    Warnings = sitting.Warnings,
                },
                cancellationToken
            )
            .ConfigureAwait(false);
        if (admission.Kind == AdmissionKind.Busy)
        {
            throw new RunStoppedException(
                FailureCode.TargetBusy,
                $"A run of {request.Target.Key} with other parameters, or a rollout gate's, is in flight: run {admission.RunId}. "
                    + $"Wait for it, or cancel it with 'screenalytics-ingest runs cancel {admission.RunId}'."
            );
        }

        var follower = new RunFollower(history, admission.RunId, observer);
        if (admission.Lease is { } lease)
        {
            observer.OnStarted(sitting.Run);
            var own = lease with { Run = sitting.Run };
            var result = await SitAsync(own, isOperators: true, observer, cancellationToken).ConfigureAwait(false);
            return await ReportOfAsync(sitting, result, observer, cancellationToken).ConfigureAwait(false)
                ?? await FollowAsync(sitting, follower, admission.RunId, observer, cancellationToken)
                    .ConfigureAwait(false);
        }

        var found = await history.FindAsync(admission.RunId, cancellationToken).ConfigureAwait(false);
        observer.OnAttached(admission.RunId, found?.Node);
        return await FollowAsync(sitting, follower, admission.RunId, observer, cancellationToken).ConfigureAwait(false);
    }

    // Watches somebody else's run, and takes its parts up when nobody holds them: its process died, or no worker runs.
    private async Task<SyncReport> FollowAsync(
        ForegroundSitting sitting,
        RunFollower follower,
        Guid runId,
        ISyncObserver observer,
        CancellationToken cancellationToken
    )
    {
        var marking = new MarkingObserver(observer, follower);
        try
        {
            while (true)
            {
                cancellationToken.ThrowIfCancellationRequested();
                var run = await follower.ShowAsync(cancellationToken).ConfigureAwait(false);
                if (run.FinishedAt is not null)
                {
                    return await RecordedAsync(runId, cancellationToken).ConfigureAwait(false);
                }

                if (await store.ClaimAsync(node.Value, runId, cancellationToken).ConfigureAwait(false) is { } lease)
                {
                    observer.OnStarted(lease.Run);

                    // A sync that died in a terminal is the operator's to end; whoever else asked for a run keeps it.
                    var isOperators = lease.Run.Request.Trigger == RunTriggers.Cli;
                    var result = await SitAsync(lease, isOperators, marking, cancellationToken).ConfigureAwait(false);
                    if (
                        await ReportOfAsync(sitting with { Run = lease.Run }, result, observer, cancellationToken)
                            .ConfigureAwait(false) is
                        { } report
                    )
                    {
                        return report;
                    }
                }
                else
                {
                    await Task.Delay(options.PollInterval, time, cancellationToken).ConfigureAwait(false);
                }
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            observer.OnWarning(
                $"Run {runId} goes on without this command; 'screenalytics-ingest runs cancel {runId}' ends it."
            );
            throw;
        }
    }

    private Task<PartResult> SitAsync(
        PartLease lease,
        bool isOperators,
        ISyncObserver observer,
        CancellationToken cancellationToken
    ) =>
        parts.RunAsync(
            lease,
            new Sitting(observer, new PipelineStops(cancellationToken, cancellationToken), isOperators)
        );

    // Null when the run goes on elsewhere.
    private async Task<SyncReport?> ReportOfAsync(
        ForegroundSitting sitting,
        PartResult result,
        ISyncObserver observer,
        CancellationToken cancellationToken
    )
    {
        if (result.Kind == PartResultKind.Abandoned)
        {
            var failure = result.Failure!;
            var report = sitting.ReportOf(result.Session, time.GetUtcNow(), []);
            return report with
            {
                Status = cancellationToken.IsCancellationRequested ? RunStatus.Cancelled : RunStatus.Error,
                Failure = new RunFailure(
                    failure.Code,
                    $"{failure.Message} What is committed stays; the next sync of this target, or a worker, goes on with the rest."
                ),
            };
        }

        if (result.Kind == PartResultKind.Lost)
        {
            observer.OnWarning(
                $"Run {sitting.Run.RunId} was taken over by another node while this process stood still: following it, so that people may be told twice."
            );
        }

        if (result.Report is not { } ended)
        {
            return null;
        }

        return await WithErrorsAsync(Show(ended, observer)).ConfigureAwait(false);
    }

    // What the conclusion found is new to whoever has watched.
    private static SyncReport Show(SyncReport report, ISyncObserver observer)
    {
        foreach (var warning in report.Warnings.Where(RunConclusion.IsOwn))
        {
            observer.OnWarning(warning);
        }

        return report;
    }

    private async Task<SyncReport> RecordedAsync(Guid runId, CancellationToken cancellationToken)
    {
        var detail = await history.FindAsync(runId, cancellationToken).ConfigureAwait(false);
        return detail?.Report is { } report
            ? await WithErrorsAsync(report).ConfigureAwait(false)
            : throw new RunStoppedException(FailureCode.NotFound, $"Run {runId} has left no report.");
    }

    private async Task<SyncReport> WithErrorsAsync(SyncReport report)
    {
        if (report.ImportErrors == 0)
        {
            return report;
        }

        try
        {
            // Not the caller's cancellation: an interrupted run is reported whole.
            var errors = await store.ErrorsAsync(report.RunId, null, CancellationToken.None).ConfigureAwait(false);
            return report with { Errors = errors };
        }
        catch (RunStoppedException failure)
        {
            // The run has ended and its figures stand: they are the operator's whatever became of the database since.
            var untold =
                $"The errors of {report.ImportErrors} people could not be read: {failure.Message} "
                + $"'screenalytics-ingest runs people {report.RunId} --outcome failed --all' lists them.";
            return report with { Warnings = [.. report.Warnings, untold] };
        }
    }
}
