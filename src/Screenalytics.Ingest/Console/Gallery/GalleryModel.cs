namespace Screenalytics.Ingest.Console.Gallery;

/// <summary>What the gallery's page shows.</summary>
public sealed record GalleryModel
{
    /// <summary>Photos of a page.</summary>
    public const int PageSize = 240;

    /// <summary>The person.</summary>
    public required Guid PersonId { get; init; }

    /// <summary>Their name, or null when it is not known.</summary>
    public string? PersonName { get; init; }

    /// <summary>Whether TRR's database is configured.</summary>
    public bool HasDatabase { get; init; } = true;

    /// <summary>Why the gallery can't be read just now, or null.</summary>
    public string? Problem { get; init; }

    /// <summary>The photos of this page.</summary>
    public IReadOnlyList<PhotoModel> Photos { get; init; } = [];

    /// <summary>All photos of the gallery.</summary>
    public int Total { get; init; }

    /// <summary>All that can be flagged.</summary>
    public int Flaggable { get; init; }

    /// <summary>All that are flagged.</summary>
    public int Flagged { get; init; }

    /// <summary>Which page it is, from 1.</summary>
    public int Page { get; init; } = 1;

    /// <summary>Why nobody can turn a switch here, or null when they can be turned.</summary>
    public string? Locked { get; init; }

    /// <summary>How many pages there are.</summary>
    public int Pages => Math.Max(1, (Total + PageSize - 1) / PageSize);
}
