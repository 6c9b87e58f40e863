using Screenalytics.Ingest.Sync;

namespace Screenalytics.Ingest.Runs;

/// <summary>A part of a run that a node holds; every write names its epoch, so that it ends with a takeover.</summary>
internal sealed record PartLease
{
    /// <summary>The run.</summary>
    public required RunStart Run { get; init; }

    /// <summary>The part's number, from 0.</summary>
    public required int Part { get; init; }

    /// <summary>The epoch of the part that this lease is good for.</summary>
    public required int Epoch { get; init; }

    /// <summary>The node that holds it.</summary>
    public required string Node { get; init; }

    /// <summary>How often the part has been taken up, this time included.</summary>
    public int Attempt { get; init; } = 1;

    /// <summary>The node that held it before and did not let go of it, or null.</summary>
    public string? TakenFrom { get; init; }

    /// <summary>When work on the run began.</summary>
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>Whether all people of the run are recorded.</summary>
    public bool CastComplete { get; init; }

    /// <summary>The show that the people belong to, once it is known, or null.</summary>
    public Guid? ShowId { get; init; }

    /// <summary>People a part; 0 when the run is not split.</summary>
    public int PartSize { get; init; }

    /// <summary>Whether the run has been asked to end already, or can't go on.</summary>
    public RunStop Stop { get; init; }
}
