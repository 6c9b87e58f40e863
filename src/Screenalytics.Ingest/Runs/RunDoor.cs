using Screenalytics.Ingest.Contracts.Sync;
using Screenalytics.Ingest.Diagnostics.Telemetry;
using Screenalytics.Ingest.Runs.Logging;
using Screenalytics.Ingest.Sync;

namespace Screenalytics.Ingest.Runs;

/// <summary>Lets runs in, whichever trigger asks: here and now, or queued for the cluster.</summary>
internal sealed class RunDoor(
    IRunStore store,
    IRunHistory history,
    ForegroundRuns foreground,
    IBackendPace pace,
    WorkSignal signal,
    RunOptions options,
    SuddenChange rule,
    RunLoggers loggers,
    NodeName node,
    TimeProvider time
) : IRunDoor
{
    /// <inheritdoc/>
    public Task<SyncReport> RunAsync(
        SyncRequest request,
        ISyncObserver observer,
        CancellationToken cancellationToken
    ) => foreground.RunAsync(request, observer, cancellationToken);

    /// <inheritdoc/>
    public Task<Admission> SubmitAsync(RunSubmission submission, CancellationToken cancellationToken)
    {
        var request = submission.Request;
        return AdmitAsync(request, NewRun.PeopleOf(request.Target), submission, cancellationToken);
    }

    /// <inheritdoc/>
    public async Task<Admission> RetryFailedAsync(
        Guid runId,
        string trigger,
        string? actor,
        IdempotencyKey? key,
        CancellationToken cancellationToken
    )
    {
        if (await history.FindAsync(runId, cancellationToken).ConfigureAwait(false) is not { } ended)
        {
            return new Admission(AdmissionKind.NotFound, runId);
        }

        if (ended.Status is RunStatus.Queued or RunStatus.Running)
        {
            return new Admission(AdmissionKind.InFlight, runId);
        }

        var people = await store.UnfinishedPeopleAsync(runId, cancellationToken).ConfigureAwait(false);
        if (people.Length == 0)
        {
            return new Admission(AdmissionKind.NothingToRetry, runId);
        }

        var request = new SyncRequest(ended.Target)
        {
            MaxImagesPerPerson = ended.MaxImagesPerPerson,
            DryRun = ended.DryRun,
            Trigger = trigger,
            Actor = actor,
            RetryOf = runId,
        };
        return await AdmitAsync(request, people, new RunSubmission(request) { Key = key }, cancellationToken)
            .ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async Task<bool> CancelAsync(Guid runId, string? actor, CancellationToken cancellationToken)
    {
        SyncRequest? request = null;
        SyncReport Conclude(RunFacts facts)
        {
            request = facts.Run.Request;
            return RunConclusion.Report(facts, time.GetUtcNow(), rule);
        }

        var answer = await store.CancelAsync(runId, actor, Conclude, cancellationToken).ConfigureAwait(false);
        if (answer.Ended is { } report && request is not null)
        {
            loggers.For(request).Ended(report, node.Value);
            RunMetrics.Finished(request, report);
        }

        return answer.Found;
    }

    private async Task<Admission> AdmitAsync(
        SyncRequest request,
        ReadOnlyMemory<Guid>? people,
        RunSubmission submission,
        CancellationToken cancellationToken
    )
    {
        var clamped = ClampedRequest.Of(request);
        var run = new NewRun
        {
            RunId = Guid.CreateVersion7(time.GetUtcNow()),
            Request = clamped.Request,
            People = people,
            BackendHost = pace.BackendHost,
            PartSize = options.PartSize,
            Delay = submission.Delay,
            Key = submission.Key,
            Attaches = request.Trigger != RunTriggers.Schedule,
            Warnings = clamped.Warnings,
        };
        var admission = await store.AdmitAsync(run, cancellationToken).ConfigureAwait(false);
        signal.Raise();
        IngestActivities.LinkToRun(admission.RunId);
        return admission;
    }
}
