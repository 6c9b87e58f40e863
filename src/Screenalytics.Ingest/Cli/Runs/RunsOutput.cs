using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Screenalytics.Ingest.Contracts.Runs;

namespace Screenalytics.Ingest.Cli.Runs;

/// <summary>Writes what the <c>runs</c> verbs answer.</summary>
internal static class RunsOutput
{
    /// <summary>For reading by people too. The output is no HTML: URLs and words stay readable.</summary>
    public static readonly RunsJson Indented = new(
        new JsonSerializerOptions(RunsJson.Default.Options)
        {
            WriteIndented = true,
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        }
    );

    /// <summary>A value a line.</summary>
    public static readonly RunsJson Compact = new(
        new JsonSerializerOptions(RunsJson.Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }
    );

    /// <summary>Writes a value and a line's end.</summary>
    public static void WriteJson<T>(CliConsole console, T value, JsonTypeInfo<T> type)
    {
        JsonSerializer.Serialize(console.Output, value, type);
        console.Output.WriteByte((byte)'\n');
    }

    /// <summary>Writes a text.</summary>
    public static void Write(CliConsole console, string text) => console.Output.Write(Encoding.UTF8.GetBytes(text));
}
