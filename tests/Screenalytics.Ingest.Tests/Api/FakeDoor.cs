using System.Collections.Concurrent;
using Screenalytics.Ingest.Contracts.Sync;
using Screenalytics.Ingest.Runs;
using Screenalytics.Ingest.Sync;

namespace Screenalytics.Ingest.Tests.Api;

/// <summary>A door that remembers who knocked, and says what it is told to.</summary>
internal sealed class FakeDoor : IRunDoor
{
    public ConcurrentQueue<RunSubmission> Submissions { get; } = [];

    public ConcurrentQueue<(Guid RunId, string? Actor)> Cancelled { get; } = [];

    public (Guid RunId, string Trigger, string? Actor, IdempotencyKey? Key) Retried { get; private set; }

    public Func<Admission> Says { get; set; } = () => new Admission(AdmissionKind.Started, ApiSamples.RunId);

    public Task<Admission> SubmitAsync(RunSubmission submission, CancellationToken cancellationToken)
    {
        Submissions.Enqueue(submission);
        return Task.FromResult(Says());
    }

    public Task<Admission> RetryFailedAsync(
        Guid runId,
        string trigger,
        string? actor,
        IdempotencyKey? key,
        CancellationToken cancellationToken
    )
    {
        Retried = (runId, trigger, actor, key);
        return Task.FromResult(Says());
    }

    public Task<bool> CancelAsync(Guid runId, string? actor, CancellationToken cancellationToken)
    {
        Cancelled.Enqueue((runId, actor));
        return Task.FromResult(true);
    }

    public Task<SyncReport> RunAsync(
        SyncRequest request,
        ISyncObserver observer,
        CancellationToken cancellationToken
    ) => throw new NotSupportedException();
}
