using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Screenalytics.Ingest.Cli.Configuration;

/// <summary>Prints settings, errors and warnings as one JSON object.</summary>
internal static class ConfigurationJson
{
    /// <summary>Prints.</summary>
    public static void Write(ConfigurationSheet sheet, Stream output)
    {
        var buffer = new ArrayBufferWriter<byte>();
        var options = new JsonWriterOptions { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
        using (var json = new Utf8JsonWriter(buffer, options))
        {
            json.WriteStartObject();
            json.WriteStartArray("settings");
            foreach (var row in sheet.Settings)
            {
                json.WriteStartObject();
                json.WriteString("key", row.Key);
                json.WriteString("value", row.Value);
                json.WriteString("origin", row.Origin);
                json.WriteBoolean("secret", row.Secret);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            WriteTexts(json, "errors", sheet.Errors);
            WriteTexts(json, "warnings", sheet.Warnings);
            json.WriteEndObject();
        }

        buffer.Write("\n"u8);
        output.Write(buffer.WrittenSpan);
    }

    private static void WriteTexts(Utf8JsonWriter json, string name, IReadOnlyList<string> texts)
    {
        json.WriteStartArray(name);
        foreach (var text in texts)
        {
            json.WriteStringValue(text);
        }

        json.WriteEndArray();
    }
}
