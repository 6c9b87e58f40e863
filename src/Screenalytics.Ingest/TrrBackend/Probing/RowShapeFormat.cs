using System.Text.Json;

namespace Screenalytics.Ingest.TrrBackend.Probing;

/// <summary>Rows as they came, to look at their fields.</summary>
internal readonly struct RowShapeFormat : IRowFormat<JsonElement>
{
    /// <inheritdoc/>
    public static bool TryRead(ref Utf8JsonReader reader, out JsonElement row)
    {
        var whole = JsonElement.TryParseValue(ref reader, out var element);
        row = element ?? default;
        return whole;
    }
}
