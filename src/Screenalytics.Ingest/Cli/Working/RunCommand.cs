using System.CommandLine;
using Screenalytics.Ingest.Cli.Configuration;

namespace Screenalytics.Ingest.Cli.Working;

/// <summary>The verb <c>run</c>: the worker.</summary>
internal sealed class RunCommand
{
    /// <summary>The verb, as one types it.</summary>
    public const string Verb = "run";

    /// <summary>Makes the verb.</summary>
    public RunCommand(
        CommonOptions common,
        IReadOnlyList<SettingOverride> overrides,
        ICommandHost host,
        CliConsole console
    )
    {
        Command = new Command(
            Verb,
            "Runs the worker until it is told to stop: schedules, the HTTP API, and the runs they ask for."
        );
        Command.SetAction(
            (parsed, _) =>
            {
                var chosen = common.ConsoleOf(parsed, console);
                var settings = common.SettingsOf(parsed, overrides, chosen);
                return Interrupts.GuardAsync(chosen, stop => host.RunWorkerAsync(settings, stop));
            }
        );
    }

    /// <summary>The verb as the parser sees it.</summary>
    public Command Command { get; }
}
