using Screenalytics.Ingest.Sync;

namespace Screenalytics.Ingest.Storage;

/// <summary>Repeats what the database's passing faults cut off, until the patience is over.</summary>
/// <param name="source">The database; its pool is emptied when it went away.</param>
/// <param name="jitter">A source of randomness, 0 to 1; safe to call from several threads.</param>
/// <param name="patience">For how long; null for the options' patience, which is a run's.</param>
internal sealed class DatabaseRetry(DatabaseSource source, Func<double> jitter, TimeSpan? patience = null)
{
    /// <summary>The patience of who can ask again: enough for connections that were cut while nobody used them.</summary>
    public static readonly TimeSpan Brief = TimeSpan.FromSeconds(1);

    private static readonly TimeSpan FirstDelay = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan LongestDelay = TimeSpan.FromSeconds(3);

    /// <summary>The same with brief patience.</summary>
    public DatabaseRetry Briefly() => new(source, jitter, Brief);

    /// <summary>Runs an attempt until it succeeds.</summary>
    /// <param name="attempt">What to do; it is told whether an earlier attempt may have been committed after all.</param>
    /// <param name="cancellationToken">Ends the waits between attempts.</param>
    /// <exception cref="RunStoppedException">It did not succeed, or cannot.</exception>
    public async Task<T> RunAsync<T>(Func<bool, Task<T>> attempt, CancellationToken cancellationToken)
    {
        var uncertain = false;
        var delay = FirstDelay;
        long? firstFault = null;
        while (true)
        {
            try
            {
                return await attempt(uncertain);
            }
            catch (Exception e) when (e is not (RunStoppedException or OperationCanceledException))
            {
                var fault = DatabaseFaults.Classify(e);
                firstFault ??= source.Time.GetTimestamp();
                var spent = source.Time.GetElapsedTime(firstFault.Value);
                if (
                    fault is not (DatabaseFault.Conflict or DatabaseFault.Away)
                    || spent >= (patience ?? source.Options.Patience)
                )
                {
                    throw DatabaseFaults.Stop(e, source.Url);
                }

                // Also with a conflict: it may be one with an earlier attempt, which had its way after all.
                uncertain = true;
                if (fault == DatabaseFault.Away)
                {
                    source.Clear();
                }
            }

            await Task.Delay(delay * (0.5 + jitter()), source.Time, cancellationToken);
            delay = delay * 2 < LongestDelay ? delay * 2 : LongestDelay;
        }
    }
}
