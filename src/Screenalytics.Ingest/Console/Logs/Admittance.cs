using Screenalytics.Ingest.Runs;

namespace Screenalytics.Ingest.Console.Logs;

/// <summary>
/// Asks now and then whether somebody who was let in still may look, and holds up nobody with it. While nobody can be asked
/// they stay, as the log is wanted most just then, but not for long.
/// </summary>
/// <param name="ask">Asks.</param>
/// <param name="time">The clock.</param>
internal sealed class Admittance(Func<Task<bool>> ask, TimeProvider time)
{
    /// <summary>How often it asks.</summary>
    public static readonly TimeSpan AskEvery = TimeSpan.FromSeconds(5);

    /// <summary>How long they stay without an answer.</summary>
    public static readonly TimeSpan LongestUnknown = TimeSpan.FromMinutes(1);

    private long _askedAt = time.GetTimestamp();
    private long _knownAt = time.GetTimestamp();
    private Task<bool>? _asking;

    /// <summary>Whether they may; null when that has not been known for too long.</summary>
    public async ValueTask<bool?> LastsAsync()
    {
        if (_asking is { IsCompleted: true } asked)
        {
            _asking = null;
            try
            {
                if (!await asked)
                {
                    return false;
                }

                _knownAt = time.GetTimestamp();
            }
            catch (Exception e) when (RunFaults.Of(e) is not null)
            {
                // The database is away; it is asked again.
            }
        }

        if (_asking is null && time.GetElapsedTime(_askedAt) >= AskEvery)
        {
            _askedAt = time.GetTimestamp();
            _asking = ask();
        }

        return time.GetElapsedTime(_knownAt) < LongestUnknown ? true : null;
    }
}
