using System.Collections.Concurrent;
using Screenalytics.Ingest.TrrBackend;

namespace Screenalytics.Ingest.IntegrationTests.TrrBackend;

/// <summary>What a client said of its intake: true when it paused, false when it went on.</summary>
internal sealed class IntakeLog
{
    private readonly ConcurrentQueue<bool> _changes = new();
    private readonly TaskCompletionSource _paused = new();

    public IntakeLog(TrrBackendClient client) =>
        client.IntakeChanged += (_, change) =>
        {
            _changes.Enqueue(change.IsPaused);
            _paused.TrySetResult();
        };

    /// <summary>The changes, in order.</summary>
    public bool[] Changes => [.. _changes];

    /// <summary>Waits for the first pause.</summary>
    public Task PausedAsync() => _paused.Task.WaitAsync(TimeSpan.FromSeconds(20));
}
