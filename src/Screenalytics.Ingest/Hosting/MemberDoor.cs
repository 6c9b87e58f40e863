using Screenalytics.Ingest.Contracts.Sync;
using Screenalytics.Ingest.Runs;
using Screenalytics.Ingest.Sync;

namespace Screenalytics.Ingest.Hosting;

/// <summary>Keeps a process in the cluster while it runs a sync of its own, so that its requests count among all.</summary>
internal sealed class MemberDoor(IRunDoor door, ClusterMembership membership, TimeProvider time) : IRunDoor
{
    private static readonly TimeSpan LongestFarewell = TimeSpan.FromSeconds(2);

    /// <inheritdoc/>
    public async Task<SyncReport> RunAsync(
        SyncRequest request,
        ISyncObserver observer,
        CancellationToken cancellationToken
    )
    {
        // A dry run writes nothing at all, and is nobody's member.
        if (request.DryRun)
        {
            return await door.RunAsync(request, observer, cancellationToken);
        }

        membership.Start();
        try
        {
            return await door.RunAsync(request, observer, cancellationToken);
        }
        finally
        {
            using var farewell = new CancellationTokenSource(LongestFarewell, time);
            await membership.LeaveAsync(farewell.Token);
        }
    }

    /// <inheritdoc/>
    public Task<Admission> SubmitAsync(RunSubmission submission, CancellationToken cancellationToken) =>
        door.SubmitAsync(submission, cancellationToken);

    /// <inheritdoc/>
    public Task<Admission> RetryFailedAsync(
        Guid runId,
        string trigger,
        string? actor,
        IdempotencyKey? key,
        CancellationToken cancellationToken
    ) => door.RetryFailedAsync(runId, trigger, actor, key, cancellationToken);

    /// <inheritdoc/>
    public Task<bool> CancelAsync(Guid runId, string? actor, CancellationToken cancellationToken) =>
        door.CancelAsync(runId, actor, cancellationToken);
}
