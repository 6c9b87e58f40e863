using System.Text.Encodings.Web;
using System.Text.Json;
using Screenalytics.Ingest.Contracts.Sync;

namespace Screenalytics.Ingest.Cli.Output;

/// <summary>Streams a report as JSON, alone or as the rest of an object that has been begun.</summary>
internal static class ReportJson
{
    // The output is no HTML: URLs and words stay readable.
    private static readonly SyncJson Indented = new(
        new JsonSerializerOptions(SyncJson.Default.Options)
        {
            WriteIndented = true,
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        }
    );

    private static readonly SyncJson Compact = new(
        new JsonSerializerOptions(SyncJson.Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }
    );

    /// <summary>Writes the report and a line's end.</summary>
    /// <param name="stream">Where to.</param>
    /// <param name="report">The report.</param>
    /// <param name="indented">Whether for reading.</param>
    /// <param name="opening">What stands in place of the report's opening brace.</param>
    public static async Task WriteAsync(Stream stream, SyncReport report, bool indented, ReadOnlyMemory<byte> opening)
    {
        await using var joined = new OpeningStream(stream, opening);
        await JsonSerializer.SerializeAsync(joined, report, (indented ? Indented : Compact).SyncReport);
        await stream.WriteAsync("\n"u8.ToArray());
        await stream.FlushAsync();
    }
}
