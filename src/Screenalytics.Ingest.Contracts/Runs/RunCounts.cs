namespace Screenalytics.Ingest.Contracts.Runs;

/// <summary>What a run has come to so far, as it is committed.</summary>
public sealed record RunCounts
{
    /// <summary>Distinct people of the target, as far as they are known.</summary>
    public int People { get; init; }

    /// <summary>Whether all people of the target are known.</summary>
    public bool CastComplete { get; init; }

    /// <summary>People whose flagged photos were used.</summary>
    public int Seeded { get; init; }

    /// <summary>People who fell back to all photos.</summary>
    public int Fallback { get; init; }

    /// <summary>People without any photo.</summary>
    public int Empty { get; init; }

    /// <summary>People whose fallback was withheld.</summary>
    public int Held { get; init; }

    /// <summary>People who failed.</summary>
    public int Failed { get; init; }

    /// <summary>Face bank images that were inserted.</summary>
    public int ImportedImages { get; init; }

    /// <summary>Chosen photos whose image the face bank already had.</summary>
    public int AlreadyPresentImages { get; init; }

    /// <summary>People who are done.</summary>
    public int Done => Seeded + Fallback + Empty + Held + Failed;
}
