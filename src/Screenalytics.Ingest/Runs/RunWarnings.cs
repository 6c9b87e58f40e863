using Screenalytics.Ingest.Sync;

namespace Screenalytics.Ingest.Runs;

/// <summary>Gathers a run's warnings for its report and shows each as it comes.</summary>
/// <param name="observer">Who watches.</param>
internal sealed class RunWarnings(ISyncObserver observer)
{
    private readonly Lock _lock = new();
    private readonly List<string> _all = [];
    private int _taken;

    /// <summary>The warnings so far.</summary>
    public IReadOnlyList<string> All
    {
        get
        {
            lock (_lock)
            {
                return [.. _all];
            }
        }
    }

    /// <summary>Adds a warning.</summary>
    public void Add(string warning)
    {
        lock (_lock)
        {
            _all.Add(warning);
        }

        observer.OnWarning(warning);
    }

    /// <summary>The warnings since this was asked last, to be recorded.</summary>
    public IReadOnlyList<string> Take()
    {
        lock (_lock)
        {
            var taken = _all[_taken..];
            _taken = _all.Count;
            return taken;
        }
    }
}
