using Screenalytics.Ingest.Contracts.Sync;
using Screenalytics.Ingest.Runs;
using Screenalytics.Ingest.Sync;

namespace Screenalytics.Ingest.Hosting;

/// <summary>
/// Keeps a process in the cluster from the first sync of its own on, so that its requests count among all; it takes leave
/// when it is disposed.
/// </summary>
internal sealed class MemberDoor(IRunDoor door, ClusterMembership membership, TimeProvider time)
    : IRunDoor,
        IAsyncDisposable
{
    private static readonly TimeSpan LongestFarewell = TimeSpan.FromSeconds(2);

    private bool _isMember;

    /// <inheritdoc/>
    public Task<SyncReport> RunAsync(SyncRequest request, ISyncObserver observer, CancellationToken cancellationToken)
    {
        // A dry run writes nothing at all, and is nobody's member.
        if (!request.DryRun && !_isMember)
        {
            _isMember = true;
            membership.Start();
        }

        return door.RunAsync(request, observer, cancellationToken);
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

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_isMember)
        {
            using var farewell = new CancellationTokenSource(LongestFarewell, time);
            await membership.LeaveAsync(farewell.Token);
        }
    }
}
