using System.Text.Json;
using Screenalytics.Ingest.Cli.Output;
using Screenalytics.Ingest.Inspection.Fallback;
using Screenalytics.Ingest.Inspection.Reading;

namespace Screenalytics.Ingest.Cli.Logs;

/// <summary>A line a person as they are read, and the report as the last line.</summary>
internal sealed class NdjsonFallbackOutput(CliConsole console) : IFallbackOutput
{
    private readonly LineBuffer _buffer = new(console.Output, console.Time);

    /// <inheritdoc/>
    public TimeZoneInfo Zone => TimeZoneInfo.Utc;

    /// <inheritdoc/>
    public void OnPerson(LoggedPerson person, string reason) =>
        FallbackLines.Write(
            _buffer,
            "{\"type\":\"person\","u8,
            JsonSerializer.SerializeToUtf8Bytes(
                FallbackPerson.Of(person, reason),
                FallbackLines.Compact.FallbackPerson
            ),
            "\n"u8
        );

    /// <inheritdoc/>
    public async Task CompleteAsync(FallbackReport report)
    {
        FallbackLines.Write(
            _buffer,
            "{\"type\":\"report\","u8,
            JsonSerializer.SerializeToUtf8Bytes(report, FallbackLines.Compact.FallbackReport),
            "\n"u8
        );
        await _buffer.DisposeAsync();
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _buffer.DisposeAsync();
}
