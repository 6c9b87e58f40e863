using System.Text.Json.Serialization;

namespace Screenalytics.Ingest.Console.Gallery;

/// <summary>How the flags of a gallery stand.</summary>
/// <param name="Links">The flags by link.</param>
/// <param name="Total">All photos.</param>
/// <param name="Flagged">Those that are flagged.</param>
internal sealed record GalleryFlags(
    [property: JsonPropertyName("links")] IReadOnlyDictionary<Guid, bool> Links,
    [property: JsonPropertyName("total")] int Total,
    [property: JsonPropertyName("flagged")] int Flagged
);
