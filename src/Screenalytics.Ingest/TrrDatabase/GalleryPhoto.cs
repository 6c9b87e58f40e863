namespace Screenalytics.Ingest.TrrDatabase;

/// <summary>A photo of a person's gallery as TRR's database has it.</summary>
internal sealed record GalleryPhoto
{
    /// <summary>The kind of links that can be flagged.</summary>
    public const string Gallery = "gallery";

    /// <summary>The gallery link, by which the toggle knows it.</summary>
    public required Guid LinkId { get; init; }

    /// <summary>The person.</summary>
    public required Guid PersonId { get; init; }

    /// <summary>The link's kind; only <see cref="Gallery"/> can be flagged.</summary>
    public required string Kind { get; init; }

    /// <summary>Whether it is flagged as a facebank seed.</summary>
    public bool FacebankSeed { get; init; }

    /// <summary>Whether it is a primary photo.</summary>
    public bool IsPrimary { get; init; }

    /// <summary>Its place in the gallery, or null.</summary>
    public int? Position { get; init; }

    /// <summary>The URL that the backend serves, or null.</summary>
    public string? ServedUrl { get; init; }

    /// <summary>In pixels, or null.</summary>
    public int? Width { get; init; }

    /// <summary>In pixels, or null.</summary>
    public int? Height { get; init; }

    /// <summary>Its caption, or null.</summary>
    public string? Caption { get; init; }

    /// <summary>Whether the toggle takes it.</summary>
    public bool CanBeFlagged => Kind == Gallery;
}
