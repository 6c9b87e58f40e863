using System.CommandLine;
using Screenalytics.Ingest.Cli.Configuration;
using Screenalytics.Ingest.Cli.Syncing;
using Screenalytics.Ingest.Contracts.Runs;

namespace Screenalytics.Ingest.Cli.Triggering;

/// <summary>The verb <c>trigger</c>: starts a run on a running worker and follows it.</summary>
internal sealed class TriggerCommand
{
    /// <summary>The verb.</summary>
    public const string Verb = "trigger";

    /// <summary>Makes the verb.</summary>
    public TriggerCommand(
        CommonOptions common,
        IReadOnlyList<SettingOverride> overrides,
        ICommandHost host,
        CliConsole console
    )
    {
        var what = new SyncArguments(remote: true);
        var where = new TriggerArguments();
        var output = CommonOptions.Output(OutputFormats.Table, OutputFormats.Json, OutputFormats.Ndjson);
        Command = new Command(Verb, "Starts a sync on a running worker, and follows it to its end.") { output };
        what.AddTo(Command);
        where.AddTo(Command);
        Command.SetAction(
            (parsed, _) =>
            {
                var chosen = common.ConsoleOf(parsed, console);
                var settings = common.SettingsOf(parsed, [.. overrides, .. where.OverridesOf(parsed)], chosen);
                return Interrupts.GuardAsync(
                    chosen,
                    async token =>
                    {
                        var target = await what.TargetOfAsync(parsed, chosen, token);
                        var job = SyncJob.Of(
                            target,
                            what.MaxImagesOf(parsed),
                            what.DryRunOf(parsed),
                            what.DebugOf(parsed)
                        );
                        using var client = new WorkerClient(host.ReadWorkerAccess(settings), chosen.Time);
                        var trigger = new Trigger(client, chosen, parsed.GetRequiredValue(output), where.KeyOf(parsed));
                        return where.NoWaitOf(parsed)
                            ? await trigger.AskAsync(job, token)
                            : await trigger.FollowAsync(job, target, token);
                    },
                    "No longer following; the run goes on."
                );
            }
        );
    }

    /// <summary>The verb as the parser sees it.</summary>
    public Command Command { get; }
}
