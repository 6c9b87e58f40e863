using Screenalytics.Ingest.Contracts.Failures;
using Screenalytics.Ingest.Sync;

namespace Screenalytics.Ingest.Hosting.Worker;

/// <summary>Waits for the database to be there and ready, and says what is missing.</summary>
/// <param name="open">Opens it, and proves that all that a sync needs is there.</param>
/// <param name="state">Learns what is waited for.</param>
/// <param name="jitter">A source of randomness, 0 to 1.</param>
/// <param name="time">The clock.</param>
/// <param name="log">Is told once a reason, and every minute.</param>
internal sealed class DatabaseWaiter(
    Func<CancellationToken, Task> open,
    WorkerState state,
    Func<double> jitter,
    TimeProvider time,
    ILogger log
)
{
    private const string Database = "its database";

    private static readonly TimeSpan FirstDelay = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan LongestDelay = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Reminder = TimeSpan.FromMinutes(1);

    private string? _told;
    private long _toldAt;

    /// <summary>Waits until it is there.</summary>
    public async Task WaitAsync(CancellationToken cancellationToken)
    {
        state.WaitFor(Database, null);
        for (var delay = FirstDelay; ; delay = delay * 2 < LongestDelay ? delay * 2 : LongestDelay)
        {
            try
            {
                await open(cancellationToken);
                return;
            }
            catch (RunStoppedException failure)
            {
                Tell(failure);
            }

            await Task.Delay(delay * (0.8 + (0.2 * jitter())), time, cancellationToken);
        }
    }

    private void Tell(RunStoppedException failure)
    {
        // The catalogue's words are fit for whoever asks the worker; the log's name the database and its user besides.
        state.WaitFor(Database, FailureCatalog.Describe(failure.Code).Message);
        if (failure.Message != _told || time.GetElapsedTime(_toldAt) >= Reminder)
        {
            (_told, _toldAt) = (failure.Message, time.GetTimestamp());
            log.WaitingForDatabase(failure.Message);
        }
    }
}
