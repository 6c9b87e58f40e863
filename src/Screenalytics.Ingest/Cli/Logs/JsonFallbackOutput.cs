using System.Text.Json;
using Screenalytics.Ingest.Cli.Output;
using Screenalytics.Ingest.Inspection.Fallback;
using Screenalytics.Ingest.Inspection.Reading;

namespace Screenalytics.Ingest.Cli.Logs;

/// <summary>One JSON value: the report, and before it, when they are asked for, the people as they are read.</summary>
internal sealed class JsonFallbackOutput(CliConsole console, bool people) : IFallbackOutput
{
    private readonly LineBuffer _buffer = new(console.Output, console.Time);
    private bool _begun;

    /// <inheritdoc/>
    public TimeZoneInfo Zone => TimeZoneInfo.Utc;

    /// <inheritdoc/>
    public void OnPerson(LoggedPerson person, string reason)
    {
        if (people)
        {
            FallbackLines.Write(
                _buffer,
                _begun ? ",\n{"u8 : "{\"people\":[\n{"u8,
                JsonSerializer.SerializeToUtf8Bytes(
                    FallbackPerson.Of(person, reason),
                    FallbackLines.Compact.FallbackPerson
                ),
                ""u8
            );
            _begun = true;
        }
    }

    /// <inheritdoc/>
    public async Task CompleteAsync(FallbackReport report)
    {
        var opening =
            !people ? "{"u8
            : _begun ? "\n],"u8
            : "{\"people\":[],"u8;
        FallbackLines.Write(
            _buffer,
            opening,
            JsonSerializer.SerializeToUtf8Bytes(report, FallbackLines.Indented.FallbackReport),
            "\n"u8
        );
        await _buffer.DisposeAsync();
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _buffer.DisposeAsync();
}
