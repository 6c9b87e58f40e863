using System.Text.Json;
using Screenalytics.Ingest.TrrDatabase;

namespace Screenalytics.Ingest.RolloutGate.Photos;

/// <summary>A photo as far as both the backend and TRR's database tell of it.</summary>
/// <param name="ServedUrl">The URL, or null.</param>
/// <param name="IsPrimary">Whether it is a primary one.</param>
/// <param name="Kind">The kind, or null.</param>
/// <param name="Width">In pixels, or null.</param>
/// <param name="Height">In pixels, or null.</param>
internal sealed record PhotoSeen(string? ServedUrl, bool IsPrimary, string? Kind, int? Width, int? Height)
{
    /// <summary>A row of the backend; what is of a wrong type counts as nothing.</summary>
    public static PhotoSeen Of(JsonElement row) =>
        new(
            Text(row, "served_url"),
            row.TryGetProperty("is_primary", out var primary) && primary.ValueKind == JsonValueKind.True,
            Text(row, "kind"),
            Number(row, "width"),
            Number(row, "height")
        );

    /// <summary>A row of TRR's database.</summary>
    public static PhotoSeen Of(GalleryPhoto photo) =>
        new(photo.ServedUrl, photo.IsPrimary, photo.Kind, photo.Width, photo.Height);

    /// <summary>The fields in which another one differs.</summary>
    public IEnumerable<string> DifferencesTo(PhotoSeen other)
    {
        if (ServedUrl != other.ServedUrl)
        {
            yield return "served_url";
        }

        if (IsPrimary != other.IsPrimary)
        {
            yield return "is_primary";
        }

        if (Kind != other.Kind)
        {
            yield return "kind";
        }

        if (Width != other.Width)
        {
            yield return "width";
        }

        if (Height != other.Height)
        {
            yield return "height";
        }
    }

    private static string? Text(JsonElement row, string name) =>
        row.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static int? Number(JsonElement row, string name) =>
        row.TryGetProperty(name, out var value)
        && value.ValueKind == JsonValueKind.Number
        && value.TryGetInt32(out var number)
            ? number
            : null;
}
