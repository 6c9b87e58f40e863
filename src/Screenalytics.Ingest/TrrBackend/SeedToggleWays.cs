namespace Screenalytics.Ingest.TrrBackend;

/// <summary>Where whoever asked for a toggle may look when it was refused: sentences, which differ by who asked.</summary>
internal sealed record SeedToggleWays
{
    /// <summary>What shows the links that there are.</summary>
    public required string OfLinks { get; init; }

    /// <summary>What shows the links of the person.</summary>
    public required string OfPerson { get; init; }

    /// <summary>Which links can be flagged, and what shows them.</summary>
    public required string OfKind { get; init; }

    /// <summary>That it is not known how the flag stands, and what shows it.</summary>
    public required string NotKnown { get; init; }
}
