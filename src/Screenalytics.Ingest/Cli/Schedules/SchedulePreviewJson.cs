using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Screenalytics.Ingest.Cli.Schedules;

/// <summary>Prints previews as one JSON array.</summary>
internal static class SchedulePreviewJson
{
    /// <summary>Prints.</summary>
    public static void Write(IReadOnlyList<SchedulePreview> previews, Stream output)
    {
        var buffer = new ArrayBufferWriter<byte>();
        var options = new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
        using (var json = new Utf8JsonWriter(buffer, options))
        {
            json.WriteStartArray();
            foreach (var preview in previews)
            {
                json.WriteStartObject();
                json.WriteString("name", preview.Schedule.Name);
                json.WriteString("cron", preview.Schedule.Cron);
                json.WriteString("time_zone", preview.Schedule.TimeZone);
                json.WriteStartArray("fires");
                foreach (var (time, note) in preview.Times)
                {
                    json.WriteStartObject();
                    json.WriteString("local", time);
                    json.WriteString("utc", time.UtcDateTime);
                    json.WriteString("note", note);
                    json.WriteEndObject();
                }

                json.WriteEndArray();
                json.WriteEndObject();
            }

            json.WriteEndArray();
        }

        buffer.Write("\n"u8);
        output.Write(buffer.WrittenSpan);
    }
}
