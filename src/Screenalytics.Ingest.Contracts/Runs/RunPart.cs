namespace Screenalytics.Ingest.Contracts.Runs;

/// <summary>A part of a run's people, leased to one node at a time.</summary>
public sealed record RunPart
{
    /// <summary>Its number, from 0.</summary>
    public required int Part { get; init; }

    /// <summary>Whether it is done.</summary>
    public required bool Done { get; init; }

    /// <summary>The node that holds it, or did last, or null.</summary>
    public string? Node { get; init; }

    /// <summary>Until when that node holds it, or null.</summary>
    public DateTimeOffset? LeaseUntil { get; init; }

    /// <summary>How often it was taken up.</summary>
    public int Attempts { get; init; }

    /// <summary>How many people it has.</summary>
    public int People { get; init; }
}
