using System.Text.Json;
using System.Text.Json.Serialization;

namespace Screenalytics.Ingest.Contracts.TrrBackend;

/// <summary>Reads a <see cref="CastRow"/> of an object; without a well-formed <c>person_id</c> it is malformed.</summary>
public sealed class CastRowConverter : JsonConverter<CastRow>
{
    /// <summary>Reads the object that the reader stands at the start of.</summary>
    /// <param name="reader">The reader, on the object's start.</param>
    /// <param name="row">The row, when the answer is <see langword="true"/>.</param>
    /// <returns>Whether the whole object lay in the reader's buffer.</returns>
    /// <exception cref="JsonException">The object is malformed, repeats a key or names no person.</exception>
    public static bool TryRead(ref Utf8JsonReader reader, out CastRow row)
    {
        row = default;
        var person = Guid.Empty;
        var named = false;
        Guid? show = null;
        var keys = default(KeySet);
        while (reader.Read())
        {
            if (reader.TokenType == JsonTokenType.EndObject)
            {
                row = new CastRow(person, show);
                return named ? true : throw new JsonException("A cast's row names no person_id.");
            }

            var isPerson = reader.ValueTextEquals("person_id"u8);
            var isShow = !isPerson && reader.ValueTextEquals("show_id"u8);
            keys.Add(ref reader);
            if (!reader.Read())
            {
                return false;
            }

            if ((isPerson || isShow) && reader.TokenType == JsonTokenType.String && reader.TryGetGuid(out var id))
            {
                if (isPerson)
                {
                    (person, named) = (id, true);
                }
                else
                {
                    show = id;
                }
            }

            if (!StrictJson.TrySkip(ref reader))
            {
                return false;
            }
        }

        return false;
    }

    /// <inheritdoc/>
    public override CastRow Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.StartObject && TryRead(ref reader, out var row)
            ? row
            : throw new JsonException("A cast's row is an object.");

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, CastRow value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        writer.WriteString("person_id"u8, value.PersonId);
        if (value.ShowId is { } show)
        {
            writer.WriteString("show_id"u8, show);
        }

        writer.WriteEndObject();
    }
}
