using System.Collections.Concurrent;
using Screenalytics.Ingest.Contracts.Runs;

namespace Screenalytics.Ingest.Console.Runs;

/// <summary>Remembers how runs stood some seconds ago, so that their pace is the present one, whoever has taken them up since.</summary>
internal sealed class PaceBook(TimeProvider time)
{
    private const int MostRuns = 200;
    private static readonly TimeSpan Stretch = TimeSpan.FromSeconds(10);

    private readonly ConcurrentDictionary<Guid, Queue<(long At, int Done)>> _seen = new();

    /// <summary>The pace of a run that is looked at now.</summary>
    public RunPace Note(RunSummary run, DateTimeOffset now)
    {
        if (run.FinishedAt is { } finished)
        {
            _seen.TryRemove(run.RunId, out _);
            return run.StartedAt is { } began
                ? RunPace.Of(run, run.Counts.Done, finished - began)
                : new RunPace(null, null);
        }

        if (run.StartedAt is not { } started)
        {
            return new RunPace(null, null);
        }

        if (_seen.Count > MostRuns)
        {
            _seen.Clear();
        }

        var looks = _seen.GetOrAdd(run.RunId, _ => new Queue<(long, int)>());
        lock (looks)
        {
            looks.Enqueue((time.GetTimestamp(), run.Counts.Done));
            while (looks.Count > 2 && time.GetElapsedTime(looks.Peek().At) > Stretch)
            {
                looks.Dequeue();
            }

            var (at, done) = looks.Peek();
            var within = time.GetElapsedTime(at);
            return within >= TimeSpan.FromSeconds(2)
                ? RunPace.Of(run, run.Counts.Done - done, within)
                : RunPace.Of(run, run.Counts.Done, now - started);
        }
    }
}
