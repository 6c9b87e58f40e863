using System.CommandLine;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Screenalytics.Ingest.Cli.Configuration;
using Screenalytics.Ingest.Cli.Output;
using Screenalytics.Ingest.Cli.Runs;
using Screenalytics.Ingest.Contracts;
using Screenalytics.Ingest.TrrBackend;

namespace Screenalytics.Ingest.Cli.Seeds;

/// <summary>The verbs <c>seeds list</c>, <c>seeds set</c> and <c>seeds clear</c>.</summary>
internal sealed class SeedsCommand
{
    /// <summary>The verbs' group.</summary>
    public const string Verb = "seeds";

    private readonly CommonOptions _common;
    private readonly IReadOnlyList<SettingOverride> _overrides;
    private readonly ICommandHost _host;
    private readonly CliConsole _console;

    /// <summary>Makes the verbs.</summary>
    public SeedsCommand(
        CommonOptions common,
        IReadOnlyList<SettingOverride> overrides,
        ICommandHost host,
        CliConsole console
    )
    {
        (_common, _overrides, _host, _console) = (common, overrides, host, console);
        Command = new Command(Verb, "Shows which photos are flagged as facebank seeds, and sets and clears the flag.")
        {
            List(),
            Toggle("set", "Flags a gallery photo as a facebank seed.", flag: true),
            Toggle("clear", "Takes the flag from a gallery photo.", flag: false),
        };
    }

    /// <summary>The verbs as the parser sees them.</summary>
    public Command Command { get; }

    private Command List()
    {
        var person = Id("--person", "The person whose gallery it is.");
        return Make(
            new Command(
                "list",
                "Shows a person's gallery with link ids and flags, from TRR's own database (TRR_DB_URL)."
            )
            {
                person,
            },
            "Stopping.",
            async (parsed, settings, console, format, token) =>
            {
                await using var gallery = _host.OpenSeedGallery(settings);
                var found = await gallery.OfPersonAsync(FilterOptions.IdOf(parsed, person)!.Value, token);
                await (
                    format == OutputFormats.Json
                        ? WriteJsonAsync(found, SeedsJson.Default.SeedGallery, console, token)
                        : WriteAsync(SeedTable.Render(found, PaletteOf(console)), console)
                );
                return ExitCodes.Ok;
            }
        );
    }

    private Command Toggle(string name, string description, bool flag)
    {
        var person = Id("--person", "The person whose gallery it is.");
        var link = Id("--link", "The gallery link: 'seeds list' shows it.");
        return Make(
            new Command(name, description) { person, link },
            "Stopping; whether the flag was changed is not known.",
            async (parsed, settings, console, format, token) =>
            {
                await using var toggle = _host.OpenSeedToggle(settings);
                var (personId, linkId) = (
                    FilterOptions.IdOf(parsed, person)!.Value,
                    FilterOptions.IdOf(parsed, link)!.Value
                );
                var result = await toggle.SetAsync(personId, linkId, flag, token);
                var verdict = SeedToggleWords.Of(personId, linkId, flag, result, toggle.Host, SeedWays.Of(personId));
                var outcome = SeedOutcome.Of(personId, linkId, flag, result.Status, verdict);
                if (format == OutputFormats.Json)
                {
                    await WriteJsonAsync(outcome, SeedsJson.Default.SeedOutcome, console, token);
                }
                else if (outcome.Done)
                {
                    await WriteAsync(outcome.Message + "\n", console);
                }

                if (!outcome.Done)
                {
                    console.Error.WriteLine($"error: {outcome.Message.TrimEnd('.')}. {outcome.WayOut}");
                }

                return outcome.Done ? ExitCodes.Ok : ExitCodes.Error;
            }
        );
    }

    private Command Make(
        Command command,
        string stopping,
        Func<ParseResult, CommandSettings, CliConsole, string, CancellationToken, Task<int>> run
    )
    {
        var output = CommonOptions.Output(OutputFormats.Table, OutputFormats.Json);
        command.Add(output);
        command.SetAction(
            (parsed, _) =>
            {
                var console = _common.ConsoleOf(parsed, _console);
                var settings = _common.SettingsOf(parsed, _overrides, console);
                return Interrupts.GuardAsync(
                    console,
                    token => run(parsed, settings, console, parsed.GetRequiredValue(output), token),
                    stopping
                );
            }
        );
        return command;
    }

    private static Option<string> Id(string name, string description)
    {
        var option = FilterOptions.Id(name, description);
        option.Required = true;
        return option;
    }

    private static Palette PaletteOf(CliConsole console) => new(console.OutputIsTerminal && !console.NoColor);

    private static async Task WriteAsync(string text, CliConsole console)
    {
        await using var writer = new StreamWriter(console.Output, leaveOpen: true);
        await writer.WriteAsync(text);
    }

    private static async Task WriteJsonAsync<T>(
        T value,
        JsonTypeInfo<T> type,
        CliConsole console,
        CancellationToken token
    )
    {
        await JsonSerializer.SerializeAsync(console.Output, value, type, token);
        console.Output.WriteByte((byte)'\n');
    }
}
