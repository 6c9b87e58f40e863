namespace Screenalytics.Ingest.Console.Gallery;

/// <summary>A photo as the gallery's page shows it.</summary>
public sealed record PhotoModel
{
    /// <summary>The gallery link.</summary>
    public required Guid LinkId { get; init; }

    /// <summary>Its place in the gallery, from 1.</summary>
    public required int Number { get; init; }

    /// <summary>Whether it is flagged as a facebank seed.</summary>
    public bool Flagged { get; init; }

    /// <summary>Whether the toggle takes it.</summary>
    public bool CanBeFlagged { get; init; }

    /// <summary>Whether it is a primary photo.</summary>
    public bool IsPrimary { get; init; }

    /// <summary>The link's kind.</summary>
    public required string Kind { get; init; }

    /// <summary>Its position at TRR, or null.</summary>
    public int? Position { get; init; }

    /// <summary>In pixels, or null.</summary>
    public int? Width { get; init; }

    /// <summary>In pixels, or null.</summary>
    public int? Height { get; init; }

    /// <summary>Its caption, or null.</summary>
    public string? Caption { get; init; }

    /// <summary>The address of the image, when it is of an allowed host.</summary>
    public string? Image { get; init; }

    /// <summary>Why the image is not shown, or null.</summary>
    public string? NotShown { get; init; }

    /// <summary>How it stands in the face bank, or null when it is not there.</summary>
    public string? InBank { get; init; }

    /// <summary>Why it can't be flagged, and why a sync could not file it: sentences.</summary>
    public IReadOnlyList<string> Obstacles { get; init; } = [];

    /// <summary>What it is called.</summary>
    public string Name => $"Photo {Number}{(IsPrimary ? ", primary" : "")}";
}
