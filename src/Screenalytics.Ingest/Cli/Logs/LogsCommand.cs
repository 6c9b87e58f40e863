using System.CommandLine;
using Screenalytics.Ingest.Cli.Configuration;
using Screenalytics.Ingest.Contracts;
using Screenalytics.Ingest.Inspection.Reading;

namespace Screenalytics.Ingest.Cli.Logs;

/// <summary>The verbs of <c>logs</c>: what the log files tell.</summary>
internal sealed class LogsCommand
{
    /// <summary>The verb.</summary>
    public const string Verb = "logs";

    private readonly CommonOptions _common;
    private readonly IReadOnlyList<SettingOverride> _overrides;
    private readonly ICommandHost _host;
    private readonly CliConsole _console;

    /// <summary>Makes the verbs.</summary>
    public LogsCommand(
        CommonOptions common,
        IReadOnlyList<SettingOverride> overrides,
        ICommandHost host,
        CliConsole console
    )
    {
        (_common, _overrides, _host, _console) = (common, overrides, host, console);
        Command = new Command(Verb, "Reads the log files: who fell back, why, and whether it was allowed.");
        ILogsVerb[] verbs = [new FallbackVerb(console.Time), new VerifyVerb(console.Time)];
        foreach (var verb in verbs)
        {
            Command.Add(CommandOf(verb));
        }

        Command.Add(new LevelVerb(common, overrides, host, console).Command);
    }

    /// <summary>The verbs as the parser sees them.</summary>
    public Command Command { get; }

    private Command CommandOf(ILogsVerb verb)
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
                            new LogsCall(parsed, settings, _host, console, parsed.GetRequiredValue(output), token)
                        ),
                    "Stopping."
                );
            }
        );
        return command;
    }

    private static async Task<int> RunAsync(ILogsVerb verb, LogsCall call)
    {
        try
        {
            return await verb.RunAsync(call);
        }
        catch (LogSourceException e) when (e.IsMissing)
        {
            throw new UsageException([e.Message]);
        }
        catch (LogSourceException e)
        {
            call.Console.Error.WriteLine($"error: {e.Message}");
            return ExitCodes.Error;
        }
    }
}
