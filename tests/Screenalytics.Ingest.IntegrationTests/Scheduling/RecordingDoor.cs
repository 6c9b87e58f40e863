using System.Collections.Concurrent;
using Screenalytics.Ingest.Contracts.Sync;
using Screenalytics.Ingest.Runs;
using Screenalytics.Ingest.Sync;

namespace Screenalytics.Ingest.IntegrationTests.Scheduling;

/// <summary>A door that lets runs into the real store, remembers what was asked for, and runs nothing.</summary>
internal sealed class RecordingDoor(IRunStore store) : IRunDoor
{
    /// <summary>Everything that was asked for, doubles too.</summary>
    public ConcurrentQueue<RunSubmission> Asked { get; } = [];

    /// <summary>What happens before a submission is answered; it may throw or wait.</summary>
    public Func<int, CancellationToken, Task> Before { get; set; } = (_, _) => Task.CompletedTask;

    public async Task<Admission> SubmitAsync(RunSubmission submission, CancellationToken cancellationToken)
    {
        Asked.Enqueue(submission);
        await Before(Asked.Count, cancellationToken);
        return await store.AdmitAsync(
            new NewRun
            {
                RunId = Guid.CreateVersion7(),
                Request = submission.Request,
                People = (submission.Request.Target as PeopleTarget)?.PersonIds,
                BackendHost = "127.0.0.1:8000",
                Delay = submission.Delay,
                Key = submission.Key,
                Attaches = submission.Request.Trigger != RunTriggers.Schedule,
            },
            cancellationToken
        );
    }

    public Task<SyncReport> RunAsync(
        SyncRequest request,
        ISyncObserver observer,
        CancellationToken cancellationToken
    ) => throw new NotSupportedException();
}
