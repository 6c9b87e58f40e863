using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Screenalytics.Ingest.Cli.Output;

namespace Screenalytics.Ingest.Cli.Logs;

/// <summary>Writes what <c>logs verify</c> came to, in the form that was asked for.</summary>
internal static class VerifyOutput
{
    /// <summary>Writes it.</summary>
    public static void Write(LogsCall call, VerifyAnswer answer)
    {
        var output = call.Console.Output;
        switch (call.Format)
        {
            case OutputFormats.Json:
                WriteJson(output, indented: true, json => VerifyJson.Write(json, answer));
                break;
            case OutputFormats.Ndjson:
                foreach (var finding in answer.Log?.Findings ?? [])
                {
                    WriteJson(output, indented: false, json => VerifyJson.Write(json, finding, "finding"));
                }

                foreach (var finding in answer.Access?.Findings ?? [])
                {
                    WriteJson(output, indented: false, json => VerifyJson.Write(json, finding, "access"));
                }

                WriteJson(output, indented: false, json => VerifyJson.WriteSummary(json, answer, "summary"));
                break;
            default:
                var palette = new Palette(call.Console.OutputIsTerminal && !call.Console.NoColor);
                output.Write(Encoding.UTF8.GetBytes(new VerifyTable(palette).Render(answer)));
                break;
        }
    }

    private static void WriteJson(Stream output, bool indented, Action<Utf8JsonWriter> write)
    {
        // The output is no HTML: words stay readable.
        var options = new JsonWriterOptions
        {
            Indented = indented,
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        };
        using (var json = new Utf8JsonWriter(output, options))
        {
            write(json);
        }

        output.WriteByte((byte)'\n');
    }
}
