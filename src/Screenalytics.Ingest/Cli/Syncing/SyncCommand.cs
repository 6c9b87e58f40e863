using System.CommandLine;
using Screenalytics.Ingest.Cli.Configuration;
using Screenalytics.Ingest.Contracts.Sync;

namespace Screenalytics.Ingest.Cli.Syncing;

/// <summary>The verb <c>sync</c>: its options, and how they become a request.</summary>
internal sealed class SyncCommand
{
    /// <summary>The verb.</summary>
    public const string Verb = "sync";

    /// <summary>Makes the verb.</summary>
    public SyncCommand(
        CommonOptions common,
        IReadOnlyList<SettingOverride> overrides,
        ICommandHost host,
        CliConsole console
    )
    {
        var options = new SyncArguments();
        var output = CommonOptions.Output(OutputFormats.Table, OutputFormats.Json, OutputFormats.Ndjson);
        Command = new Command(Verb, "Syncs the faces of an episode's, a season's or a list's people.") { output };
        options.AddTo(Command);
        Command.SetAction(
            (parsed, _) =>
            {
                var chosen = common.ConsoleOf(parsed, console);
                var settings = common.SettingsOf(parsed, [.. overrides, .. options.OverridesOf(parsed)], chosen);
                var run = new SyncRunner(host, settings, chosen, parsed.GetRequiredValue(output));
                return Interrupts.GuardAsync(
                    chosen,
                    async token =>
                    {
                        var target = await options.TargetOfAsync(parsed, chosen, token);
                        return await run.RunAsync(
                            new SyncRequest(target)
                            {
                                DryRun = options.DryRunOf(parsed),
                                Debug = options.DebugOf(parsed),
                                Actor = Environment.UserName,
                            },
                            options.MaxImagesOf(parsed),
                            token
                        );
                    }
                );
            }
        );
    }

    /// <summary>The verb as the parser sees it.</summary>
    public Command Command { get; }
}
