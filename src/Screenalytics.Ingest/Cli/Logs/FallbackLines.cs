using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using Screenalytics.Ingest.Cli.Output;
using Screenalytics.Ingest.Inspection.Fallback;

namespace Screenalytics.Ingest.Cli.Logs;

/// <summary>Writes JSON objects whose beginning is the writer's own.</summary>
internal static class FallbackLines
{
    /// <summary>For reading by people too. The output is no HTML: words stay readable.</summary>
    public static readonly FallbackJson Indented = new(
        new JsonSerializerOptions(FallbackJson.Default.Options)
        {
            WriteIndented = true,
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        }
    );

    /// <summary>A value a line.</summary>
    public static readonly FallbackJson Compact = new(
        new JsonSerializerOptions(FallbackJson.Default.Options)
        {
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        }
    );

    /// <summary>Writes an object.</summary>
    /// <param name="buffer">Where to.</param>
    /// <param name="opening">What stands in place of its opening brace.</param>
    /// <param name="json">The object.</param>
    /// <param name="ending">What stands behind it.</param>
    public static void Write(
        LineBuffer buffer,
        ReadOnlySpan<byte> opening,
        ReadOnlySpan<byte> json,
        ReadOnlySpan<byte> ending
    ) =>
        buffer.Write(
            new Parts(opening, json[1..], ending),
            static (parts, target) =>
            {
                target.Write(parts.Opening);
                target.Write(parts.Rest);
                target.Write(parts.Ending);
            }
        );

    private readonly ref struct Parts(ReadOnlySpan<byte> opening, ReadOnlySpan<byte> rest, ReadOnlySpan<byte> ending)
    {
        public ReadOnlySpan<byte> Opening { get; } = opening;

        public ReadOnlySpan<byte> Rest { get; } = rest;

        public ReadOnlySpan<byte> Ending { get; } = ending;
    }
}
