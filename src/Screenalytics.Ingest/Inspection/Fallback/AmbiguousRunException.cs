namespace Screenalytics.Ingest.Inspection.Fallback;

/// <summary>More than one run's id begins like the one that was asked for.</summary>
internal sealed class AmbiguousRunException(string beginning, Guid first, Guid second)
    : Exception($"'{beginning}' begins more than one run's id, such as {first} and {second}: give more of it.");
