using Screenalytics.Ingest.Contracts.Console;

namespace Screenalytics.Ingest.Console.Overview;

/// <summary>Runs over time.</summary>
/// <param name="Range">The span of time that is looked at.</param>
/// <param name="Points">What runs came to, in spans of equal length, the earliest first.</param>
public sealed record TrendModel(TrendRange Range, IReadOnlyList<TrendPoint> Points)
{
    /// <summary>Whether any run ended within it.</summary>
    public bool HasRuns => Points.Any(point => point.Runs > 0);
}
