using System.CommandLine;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Screenalytics.Ingest.Cli.Configuration;
using Screenalytics.Ingest.Cli.Triggering;
using Screenalytics.Ingest.Contracts;
using Screenalytics.Ingest.Contracts.Logging;
using Screenalytics.Ingest.Contracts.Runs;
using Screenalytics.Ingest.Diagnostics;

namespace Screenalytics.Ingest.Cli.Logs;

/// <summary>The verb <c>logs level</c>: shows from which level on a running worker logs, or changes it.</summary>
internal sealed class LevelVerb
{
    private readonly Argument<string?> _level = new("LEVEL")
    {
        Arity = ArgumentArity.ZeroOrOne,
        Description = $"The level to log from: {string.Join(", ", LogLevels.Names)}; without one it is shown.",
    };

    private readonly Option<string?> _for = new("--for")
    {
        Description = "After how long the configured level is in force again, such as 10min.",
        HelpName = "TIME",
    };

    /// <summary>Makes the verb.</summary>
    public LevelVerb(
        CommonOptions common,
        IReadOnlyList<SettingOverride> overrides,
        ICommandHost host,
        CliConsole console
    )
    {
        var server = WorkerOption.Make();
        var output = CommonOptions.Output(OutputFormats.Table, OutputFormats.Json);
        Command = new Command("level", "Shows from which level on a running worker logs, or changes it.")
        {
            _level,
            _for,
            server,
            output,
        };
        Command.Validators.Add(result =>
        {
            var level = result.GetValue(_level);
            if (level is not null && !LogLevels.Names.Contains(level, StringComparer.Ordinal))
            {
                result.AddError($"LEVEL: '{level}' is none of {string.Join(", ", LogLevels.Names)}.");
            }

            if (result.GetValue(_for) is not { } length)
            {
                return;
            }

            if (level is null)
            {
                result.AddError($"{_for.Name} goes with a LEVEL only: name one.");
            }
            else if (!Durations.TryParse(length, out var duration) || duration == TimeSpan.Zero)
            {
                result.AddError($"{_for.Name}: '{length}' is no duration: {Durations.Forms}.");
            }
        });
        Command.SetAction(
            (parsed, _) =>
            {
                var chosen = common.ConsoleOf(parsed, console);
                var settings = common.SettingsOf(
                    parsed,
                    [.. overrides, .. WorkerOption.OverridesOf(parsed, server)],
                    chosen
                );
                return Interrupts.GuardAsync(
                    chosen,
                    async token =>
                    {
                        using var client = new WorkerClient(host.ReadWorkerAccess(settings), chosen.Time);
                        var state = parsed.GetValue(_level) is { } level
                            ? await client.ChangeLogLevelAsync(new LogLevelChange(level, parsed.GetValue(_for)), token)
                            : await client.LogLevelAsync(token);
                        var asJson = parsed.GetRequiredValue(output) == OutputFormats.Json;
                        var text = asJson
                            ? JsonSerializer.Serialize(state, RunsJson.Default.LogLevelState)
                            : TextOf(state);
                        await chosen.Output.WriteAsync(Encoding.UTF8.GetBytes(text + "\n"), token);
                        return ExitCodes.Ok;
                    }
                );
            }
        );
    }

    /// <summary>The verb as the parser sees it.</summary>
    public Command Command { get; }

    private static string TextOf(LogLevelState state) =>
        state.Until is { } until
            ? string.Create(
                CultureInfo.InvariantCulture,
                $"Level  {state.Level} until {until.ToLocalTime():yyyy-MM-dd HH:mm:ss}, then {state.Configured}"
            )
            : $"Level  {state.Level}{(state.Level == state.Configured ? "" : $" (configured: {state.Configured})")}";
}
