using System.Text.Json;

namespace Screenalytics.Ingest.Contracts.TrrBackend;

/// <summary>
/// Reads JSON values whose objects must not repeat a key, at any depth. Every method that meets the end of the buffer
/// inside the value answers <see langword="false"/>; the caller then reads the value again with more bytes.
/// </summary>
internal static class StrictJson
{
    /// <summary>Passes over the value that the reader stands on.</summary>
    public static bool TrySkip(ref Utf8JsonReader reader)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.StartArray:
                while (reader.Read())
                {
                    if (reader.TokenType == JsonTokenType.EndArray)
                    {
                        return true;
                    }

                    if (!TrySkip(ref reader))
                    {
                        return false;
                    }
                }

                return false;
            case JsonTokenType.StartObject:
                var names = default(KeySet);
                while (reader.Read())
                {
                    if (reader.TokenType == JsonTokenType.EndObject)
                    {
                        return true;
                    }

                    names.Add(ref reader);
                    if (!reader.Read() || !TrySkip(ref reader))
                    {
                        return false;
                    }
                }

                return false;
            default:
                return true;
        }
    }
}
