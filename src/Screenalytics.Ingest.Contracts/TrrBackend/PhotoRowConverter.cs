using System.Text.Json;
using System.Text.Json.Serialization;

namespace Screenalytics.Ingest.Contracts.TrrBackend;

/// <summary>Reads a <see cref="PhotoRow"/> of an object; only its <c>served_url</c> has to mean anything.</summary>
public sealed class PhotoRowConverter : JsonConverter<PhotoRow>
{
    /// <summary>Reads the object that the reader stands at the start of.</summary>
    /// <param name="reader">The reader, on the object's start.</param>
    /// <param name="row">The row, when the answer is <see langword="true"/>.</param>
    /// <returns>Whether the whole object lay in the reader's buffer.</returns>
    /// <exception cref="JsonException">The object is malformed or repeats a key.</exception>
    public static bool TryRead(ref Utf8JsonReader reader, out PhotoRow row)
    {
        row = new PhotoRow(ServedUrlKind.Missing, null);
        var keys = default(KeySet);
        while (reader.Read())
        {
            if (reader.TokenType == JsonTokenType.EndObject)
            {
                return true;
            }

            var isUrl = reader.ValueTextEquals("served_url"u8);
            keys.Add(ref reader);
            if (!reader.Read())
            {
                return false;
            }

            if (isUrl)
            {
                row = UrlOf(ref reader);
            }

            if (!StrictJson.TrySkip(ref reader))
            {
                return false;
            }
        }

        return false;
    }

    /// <inheritdoc/>
    public override PhotoRow Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.StartObject && TryRead(ref reader, out var row)
            ? row
            : throw new JsonException("A photo is an object.");

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, PhotoRow value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        writer.WriteString("served_url"u8, value.ServedUrl);
        writer.WriteEndObject();
    }

    private static PhotoRow UrlOf(ref Utf8JsonReader reader)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.Null:
                return new PhotoRow(ServedUrlKind.Null, null);
            case JsonTokenType.String:
                try
                {
                    return PhotoRow.Of(reader.GetString()!);
                }
                catch (InvalidOperationException)
                {
                    return new PhotoRow(ServedUrlKind.NotText, null);
                }
            default:
                return new PhotoRow(ServedUrlKind.NotText, null);
        }
    }
}
