using System.Text.Json.Serialization;

namespace Screenalytics.Ingest.Contracts.TrrBackend;

/// <summary>
/// What a sync reads of a photo: its <c>served_url</c>, whatever the other fields hold. A wrongly typed one is a fact
/// of this row, not a failure of the answer.
/// </summary>
/// <param name="Kind">What stood in the field.</param>
/// <param name="ServedUrl">The text, verbatim, when <paramref name="Kind"/> is <see cref="ServedUrlKind.Text"/>.</param>
[JsonConverter(typeof(PhotoRowConverter))]
public readonly record struct PhotoRow(ServedUrlKind Kind, string? ServedUrl)
{
    /// <summary>A row that holds a text.</summary>
    /// <param name="servedUrl">The text, verbatim.</param>
    public static PhotoRow Of(string servedUrl) => new(ServedUrlKind.Text, servedUrl);
}
