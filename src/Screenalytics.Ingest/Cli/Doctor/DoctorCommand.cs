using System.CommandLine;
using System.Text.Encodings.Web;
using System.Text.Json;
using Screenalytics.Ingest.Cli.Configuration;
using Screenalytics.Ingest.Cli.Output;
using Screenalytics.Ingest.Cli.Runs;
using Screenalytics.Ingest.Contracts;

namespace Screenalytics.Ingest.Cli.Doctor;

/// <summary>The verb <c>doctor</c>: looks at everything that a sync and a worker need, and says the way out.</summary>
internal sealed class DoctorCommand
{
    // The output is no HTML: URLs and words stay readable.
    private static readonly DoctorJson Json = new(
        new JsonSerializerOptions(DoctorJson.Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }
    );

    private readonly Option<string> _person = FilterOptions.Id(
        "--person",
        "A person whose photos show the shape of the backend's answers; else one of the face bank or of a cast."
    );

    private readonly Option<string> _output = CommonOptions.Output(OutputFormats.Table, OutputFormats.Json);

    /// <summary>Makes the verb.</summary>
    public DoctorCommand(
        CommonOptions common,
        IReadOnlyList<SettingOverride> overrides,
        ICommandHost host,
        CliConsole console
    )
    {
        Command = new Command("doctor", "Looks at everything that a sync and a worker need; changes nothing.")
        {
            _person,
            _output,
        };
        Command.SetAction(
            (parsed, _) =>
            {
                var chosen = common.ConsoleOf(parsed, console);
                var settings = common.SettingsOf(parsed, overrides, chosen);
                return Interrupts.GuardAsync(
                    chosen,
                    token =>
                    {
                        var lines = host.ExamineAsync(settings, FilterOptions.IdOf(parsed, _person), token);
                        return WriteAsync(lines, chosen, parsed.GetRequiredValue(_output));
                    },
                    "Stopping."
                );
            }
        );
    }

    /// <summary>The verb as the parser sees it.</summary>
    public Command Command { get; }

    private static async Task<int> WriteAsync(IAsyncEnumerable<DoctorLine> lines, CliConsole console, string format)
    {
        var table =
            format == OutputFormats.Table
                ? new DoctorTable(console, new Palette(console.OutputIsTerminal && !console.NoColor))
                : null;
        List<DoctorLine> seen = [];
        await foreach (var line in lines)
        {
            seen.Add(line);
            table?.Write(line);
        }

        var report = DoctorReport.Of(seen);
        if (table is not null)
        {
            table.WriteEnd(report);
        }
        else
        {
            JsonSerializer.Serialize(console.Output, report, Json.DoctorReport);
            console.Output.WriteByte((byte)'\n');
        }

        return report.Healthy ? ExitCodes.Ok : ExitCodes.Error;
    }
}
