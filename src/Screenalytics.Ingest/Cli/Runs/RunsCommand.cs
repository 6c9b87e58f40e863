using System.CommandLine;
using Screenalytics.Ingest.Cli.Configuration;

namespace Screenalytics.Ingest.Cli.Runs;

/// <summary>The verbs <c>runs list</c>, <c>show</c>, <c>people</c>, <c>explain</c>, <c>cancel</c>, <c>retry-failed</c>, <c>undo</c> and <c>targets</c>.</summary>
internal sealed class RunsCommand
{
    /// <summary>The verb.</summary>
    public const string Verb = "runs";

    private readonly CommonOptions _common;
    private readonly IReadOnlyList<SettingOverride> _overrides;
    private readonly ICommandHost _host;
    private readonly CliConsole _console;

    /// <summary>Makes the verbs.</summary>
    public RunsCommand(
        CommonOptions common,
        IReadOnlyList<SettingOverride> overrides,
        ICommandHost host,
        CliConsole console
    )
    {
        (_common, _overrides, _host, _console) = (common, overrides, host, console);
        Command = new Command(Verb, "Looks at runs, ends them, retries them, takes them back.")
        {
            CommandOf(new ListVerb(console.Time)),
            CommandOf(new ShowVerb()),
            CommandOf(new PeopleVerb()),
            CommandOf(new ExplainVerb()),
            CommandOf(new CancelVerb()),
            CommandOf(new RetryVerb()),
            CommandOf(new AcceptVerb()),
            CommandOf(new UndoVerb()),
            CommandOf(new TargetsVerb()),
        };
    }

    /// <summary>The verbs as the parser sees them.</summary>
    public Command Command { get; }

    private Command CommandOf(IRunsVerb verb)
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
                    async token =>
                    {
                        await using var session = await _host.OpenRunsAsync(settings, verb.NeedsDoor, token);
                        return await verb.RunAsync(
                            new RunsCall(parsed, session, console, parsed.GetRequiredValue(output), token)
                        );
                    }
                );
            }
        );
        return command;
    }
}
