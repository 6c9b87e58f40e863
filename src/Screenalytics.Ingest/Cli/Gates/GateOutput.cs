using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Screenalytics.Ingest.Cli.Output;

namespace Screenalytics.Ingest.Cli.Gates;

/// <summary>Writes what the <c>gate</c> verbs answer.</summary>
internal static class GateOutput
{
    // The output is no HTML: words stay readable.
    private static readonly JsonWriterOptions Indented = new()
    {
        Indented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>The colours that the output may have.</summary>
    public static Palette PaletteOf(CliConsole console) => new(console.OutputIsTerminal && !console.NoColor);

    /// <summary>Writes a text.</summary>
    public static void Write(CliConsole console, string text) => console.Output.Write(Encoding.UTF8.GetBytes(text));

    /// <summary>Writes a JSON value and a line's end.</summary>
    public static void WriteJson(CliConsole console, Action<Utf8JsonWriter> write)
    {
        using (var json = new Utf8JsonWriter(console.Output, Indented))
        {
            write(json);
        }

        console.Output.WriteByte((byte)'\n');
    }
}
