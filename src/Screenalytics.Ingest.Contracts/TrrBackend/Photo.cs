using System.Text.Json.Serialization;

namespace Screenalytics.Ingest.Contracts.TrrBackend;

/// <summary>A photo of a person's gallery as TRR-Backend serves it. Source: <c>GET people/{person_id}/photos</c>.</summary>
/// <param name="ServedUrl">Where the photo is served; null or empty when it was never mirrored nor sourced.</param>
/// <param name="HostedKey">The object key of TRR's mirror, or null.</param>
/// <param name="IsPrimary">Whether the photo leads the gallery; several rows of one person may.</param>
/// <param name="Width">Pixels, or null when unknown.</param>
/// <param name="Height">Pixels, or null when unknown.</param>
/// <param name="Kind">TRR's kind of the link, <c>gallery</c> for what admins can flag; any other text may stand here.</param>
public sealed record Photo(
    [property: JsonPropertyName("served_url")] string? ServedUrl,
    [property: JsonPropertyName("hosted_key")] string? HostedKey,
    [property: JsonPropertyName("is_primary")] bool IsPrimary,
    [property: JsonPropertyName("width")] int? Width,
    [property: JsonPropertyName("height")] int? Height,
    [property: JsonPropertyName("kind")] string Kind
);
