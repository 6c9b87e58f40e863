namespace Screenalytics.Ingest.Cli.Seeds;

/// <summary>A photo of a gallery.</summary>
internal sealed record SeedLink
{
    /// <summary>The gallery link, by which the toggle knows it.</summary>
    public required Guid LinkId { get; init; }

    /// <summary>Whether it is flagged as a seed.</summary>
    public bool FacebankSeed { get; init; }

    /// <summary>Whether the toggle takes it.</summary>
    public bool CanBeFlagged { get; init; }

    /// <summary>Whether it is a primary photo.</summary>
    public bool IsPrimary { get; init; }

    /// <summary>Its kind.</summary>
    public required string Kind { get; init; }

    /// <summary>Its place in the gallery, or null.</summary>
    public int? Position { get; init; }

    /// <summary>In pixels, or null.</summary>
    public int? Width { get; init; }

    /// <summary>In pixels, or null.</summary>
    public int? Height { get; init; }

    /// <summary>The URL that the backend serves, free of secrets, or null.</summary>
    public string? ServedUrl { get; init; }

    /// <summary>Its caption, or null.</summary>
    public string? Caption { get; init; }

    /// <summary>Why it can't be flagged, or why a sync could not file it; null when nothing stands in the way.</summary>
    public string? Obstacle { get; init; }
}
