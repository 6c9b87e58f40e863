using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using Screenalytics.Ingest.Cli.Output;
using Screenalytics.Ingest.Contracts.Runs;
using Screenalytics.Ingest.Contracts.Sync;

namespace Screenalytics.Ingest.Cli.Triggering;

/// <summary>Writes what a followed run has to say to the output, in the forms of a sync.</summary>
internal sealed class FollowedOutput(string format, CliConsole console) : IAsyncDisposable
{
    // The output is no HTML: URLs and words stay readable.
    private static readonly RunsJson Compact = new(
        new JsonSerializerOptions(RunsJson.Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }
    );

    private readonly LineBuffer _buffer = new(console.Output, console.Time);

    /// <summary>Whether it wants people as they are done.</summary>
    public bool TakesPeople => format == OutputFormats.Ndjson;

    /// <summary>A person is done.</summary>
    public void OnPerson(PersonReport person)
    {
        if (!TakesPeople)
        {
            return;
        }

        var json = JsonSerializer.SerializeToUtf8Bytes(person, Compact.PersonReport);
        _buffer.Write(
            json,
            static (bytes, target) =>
            {
                target.Write("""{"type":"person","""u8);
                target.Write(bytes.AsSpan(1));
                target.Write("\n"u8);
            }
        );
    }

    /// <summary>The run has ended.</summary>
    public async Task CompleteAsync(SyncReport report)
    {
        await _buffer.DisposeAsync();
        if (TakesPeople)
        {
            await ReportJson.WriteAsync(console.Output, report, indented: false, """{"type":"report","""u8.ToArray());
            return;
        }

        await using var output = RunOutputs.Create(format, new SyncRequest(report.Target), console);
        await output.CompleteAsync(report);
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _buffer.DisposeAsync();
}
