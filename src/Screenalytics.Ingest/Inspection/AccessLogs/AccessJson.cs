using System.Text.Json;

namespace Screenalytics.Ingest.Inspection.AccessLogs;

/// <summary>Reads an object by the names that servers give these things, in whatever depth they stand.</summary>
internal static class AccessJson
{
    private const int MostDepth = 16;

    /// <summary>Reads it.</summary>
    public static bool TryRead(ReadOnlySpan<byte> line, out AccessEntry entry)
    {
        var draft = new AccessJsonDraft();
        entry = default;
        try
        {
            var json = new Utf8JsonReader(line, new JsonReaderOptions { MaxDepth = MostDepth });
            var name = "";
            while (json.Read())
            {
                switch (json.TokenType)
                {
                    case JsonTokenType.PropertyName:
                        name = json.GetString()!.ToLowerInvariant();
                        break;
                    case JsonTokenType.String:
                        draft.Take(name, json.GetString()!);
                        break;
                    case JsonTokenType.Number:
                        draft.Take(name, json.TryGetDouble(out var number) ? number : 0);
                        break;
                }
            }
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return false;
        }

        return draft.TryFinish(out entry);
    }
}
