namespace Screenalytics.Ingest.Contracts.Sync;

/// <summary>What a run asked of the backend, in calls; retries are counted apart.</summary>
public sealed record CallCounts
{
    /// <summary>Calls with <c>seed_only=true</c>.</summary>
    public int SeedOnly { get; init; }

    /// <summary>Calls with <c>seed_only=false</c>.</summary>
    public int All { get; init; }

    /// <summary>Calls for pages of a cast.</summary>
    public int Cast { get; init; }

    /// <summary>Attempts past the first of each call.</summary>
    public int Retries { get; init; }
}
