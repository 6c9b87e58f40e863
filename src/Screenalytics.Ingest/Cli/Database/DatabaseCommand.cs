using System.CommandLine;
using Screenalytics.Ingest.Cli.Configuration;
using Screenalytics.Ingest.Cli.Output;
using Screenalytics.Ingest.Contracts;

namespace Screenalytics.Ingest.Cli.Database;

/// <summary>The verbs <c>db check</c>, <c>db migrate</c> and <c>db dedupe</c>.</summary>
internal sealed class DatabaseCommand
{
    private readonly CommonOptions _common;
    private readonly IReadOnlyList<SettingOverride> _overrides;
    private readonly ICommandHost _host;
    private readonly CliConsole _console;

    /// <summary>Makes the verbs.</summary>
    public DatabaseCommand(
        CommonOptions common,
        IReadOnlyList<SettingOverride> overrides,
        ICommandHost host,
        CliConsole console
    )
    {
        (_common, _overrides, _host, _console) = (common, overrides, host, console);
        Command = new Command("db", "Cares for the face bank's database.")
        {
            Verb(
                "check",
                "Says what a sync needs and misses, as which user and in which database.",
                null,
                (session, _, token) => session.CheckAsync(token)
            ),
            Verb(
                "migrate",
                "Creates what is missing; changes nothing while something is in the way.",
                "Print the SQL, change nothing.",
                (session, dryRun, token) => session.MigrateAsync(dryRun, token)
            ),
            Verb(
                "dedupe",
                "Removes rows that repeat an image: the approved row stays, else the oldest.",
                "List the rows, remove nothing.",
                (session, dryRun, token) => session.DedupeAsync(dryRun, token)
            ),
        };
    }

    /// <summary>The verbs as the parser sees them.</summary>
    public Command Command { get; }

    private Command Verb(
        string name,
        string description,
        string? dryRunDescription,
        Func<IDatabaseSession, bool, CancellationToken, Task<DatabaseAnswer>> ask
    )
    {
        var output = CommonOptions.Output(OutputFormats.Table, OutputFormats.Json);
        var command = new Command(name, description) { output };
        var dryRun = new Option<bool>("--dry-run") { Description = dryRunDescription };
        if (dryRunDescription is not null)
        {
            command.Add(dryRun);
        }

        command.SetAction(
            (parsed, _) =>
            {
                var console = _common.ConsoleOf(parsed, _console);
                var settings = _common.SettingsOf(parsed, _overrides, console);
                var isDry = dryRunDescription is not null && parsed.GetValue(dryRun);
                return Interrupts.GuardAsync(
                    console,
                    async token =>
                    {
                        await using var session = await _host.OpenDatabaseAsync(settings, token);
                        var answer = await ask(session, isDry, token);
                        await PrintAsync(answer, parsed.GetRequiredValue(output), console, token);
                        return answer.Succeeded ? ExitCodes.Ok : ExitCodes.Error;
                    }
                );
            }
        );
        return command;
    }

    private static async Task PrintAsync(
        DatabaseAnswer answer,
        string format,
        CliConsole console,
        CancellationToken cancellationToken
    )
    {
        if (format == OutputFormats.Json)
        {
            await answer.WriteJsonAsync(console.Output, cancellationToken);
            console.Output.WriteByte((byte)'\n');
            return;
        }

        var palette = new Palette(console.OutputIsTerminal && !console.NoColor);
        await using var writer = new StreamWriter(console.Output, leaveOpen: true);
        await DatabaseTable.WriteAsync(answer, palette, writer);
    }
}
