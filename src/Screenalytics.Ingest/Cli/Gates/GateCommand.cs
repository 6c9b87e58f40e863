using System.CommandLine;
using Screenalytics.Ingest.Cli.Configuration;
using Screenalytics.Ingest.Contracts;
using Screenalytics.Ingest.RolloutGate.Evidence;

namespace Screenalytics.Ingest.Cli.Gates;

/// <summary>The verbs of <c>gate</c>: the proof that a rollout works, and its evidence.</summary>
internal sealed class GateCommand
{
    /// <summary>The verb.</summary>
    public const string Verb = "gate";

    private readonly CommonOptions _common;
    private readonly IReadOnlyList<SettingOverride> _overrides;
    private readonly ICommandHost _host;
    private readonly CliConsole _console;

    /// <summary>Makes the verbs.</summary>
    public GateCommand(
        CommonOptions common,
        IReadOnlyList<SettingOverride> overrides,
        ICommandHost host,
        CliConsole console
    )
    {
        (_common, _overrides, _host, _console) = (common, overrides, host, console);
        Command = new Command(Verb, "Proves on a live environment that the whole chain works, and keeps the proof.");
        IGateVerb[] verbs =
        [
            new GateRunVerb(),
            new GateCleanupVerb(),
            new GateVerifyVerb(),
            new GateCompareVerb(),
            new GateCloseVerb(),
        ];
        foreach (var verb in verbs)
        {
            Command.Add(CommandOf(verb));
        }
    }

    /// <summary>The verbs as the parser sees them.</summary>
    public Command Command { get; }

    private Command CommandOf(IGateVerb verb)
    {
        var output = CommonOptions.Output(verb.Formats);
        var command = new Command(verb.Name, verb.Description);
        verb.AddTo(command);
        command.Add(output);
        command.SetAction(
            (parsed, _) =>
            {
                var console = _common.ConsoleOf(parsed, _console);
                var settings = _common.SettingsOf(parsed, _overrides, console);
                return Interrupts.GuardAsync(
                    console,
                    token =>
                        RunAsync(
                            verb,
                            new GateCall(parsed, settings, _host, console, parsed.GetRequiredValue(output), token)
                        ),
                    verb.Stopping
                );
            }
        );
        return command;
    }

    private static async Task<int> RunAsync(IGateVerb verb, GateCall call)
    {
        try
        {
            return await verb.RunAsync(call);
        }
        catch (GateFileException e)
        {
            call.Console.Error.WriteLine($"error: {e.Message}");
            return ExitCodes.Error;
        }
    }
}
