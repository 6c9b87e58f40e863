using System.Collections.Concurrent;

namespace Screenalytics.Ingest.IntegrationTests.Cluster;

/// <summary>Times that were measured in rounds.</summary>
internal sealed class Times
{
    private readonly ConcurrentQueue<TimeSpan> _all = new();

    public void Add(TimeSpan time) => _all.Enqueue(time);

    /// <inheritdoc/>
    public override string ToString()
    {
        var sorted = _all.Order().Select(time => time.TotalSeconds).ToList();
        return sorted.Count == 0
            ? "none"
            : FormattableString.Invariant(
                $"{sorted.Count} times, s: min {sorted[0]:F2}, median {sorted[sorted.Count / 2]:F2}, max {sorted[^1]:F2}"
            );
    }
}
