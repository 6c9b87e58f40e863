namespace Screenalytics.Ingest.Contracts.Console;

/// <summary>What the runs that ended within a span of time came to; dry runs and runs of gates are left out.</summary>
public sealed record TrendPoint
{
    /// <summary>When the span begins.</summary>
    public required DateTimeOffset From { get; init; }

    /// <summary>Runs that ended.</summary>
    public int Runs { get; init; }

    /// <summary>Runs that ended in an error.</summary>
    public int FailedRuns { get; init; }

    /// <summary>Runs that were flagged suspect.</summary>
    public int SuspectRuns { get; init; }

    /// <summary>People whose flagged photos were used.</summary>
    public long Seeded { get; init; }

    /// <summary>People who fell back to all photos.</summary>
    public long Fallback { get; init; }

    /// <summary>People without any photo.</summary>
    public long Empty { get; init; }

    /// <summary>People whose fallback was withheld.</summary>
    public long Held { get; init; }

    /// <summary>People who failed.</summary>
    public long Failed { get; init; }

    /// <summary>Face bank images that were inserted.</summary>
    public long Imported { get; init; }

    /// <summary>People who are done.</summary>
    public long People => Seeded + Fallback + Empty + Held + Failed;

    /// <summary>The share of those whose first call was answered well who fell back, from 0 to 1; null without any.</summary>
    public double? FallbackRate =>
        Seeded + Fallback + Empty is > 0 and var answered ? (double)Fallback / answered : null;
}
