using System.CommandLine;
using System.Globalization;
using Screenalytics.Ingest.Cli.Configuration;

namespace Screenalytics.Ingest.Cli.Schedules;

/// <summary>The verbs <c>schedules list</c>, <c>preview</c>, <c>pause</c> and <c>resume</c>.</summary>
internal sealed class ScheduleCommand
{
    /// <summary>The first word of the verbs.</summary>
    public const string Verb = "schedules";

    private readonly Option<string> _output = CommonOptions.Output(OutputFormats.Table, OutputFormats.Json);

    /// <summary>Makes the verbs.</summary>
    public ScheduleCommand(
        CommonOptions common,
        IReadOnlyList<SettingOverride> overrides,
        ICommandHost host,
        CliConsole console
    )
    {
        Command = new Command(Verb, "Looks at the configured schedules, and pauses them.")
        {
            List(),
            Preview(),
            Pause(),
            Resume(),
        };

        Command List()
        {
            var verb = new Command("list", "Lists the schedules: when each comes due next, and what became of it last.")
            {
                _output,
            };
            verb.SetAction((parsed, _) => RunnerOf(parsed).ListAsync());
            return verb;
        }

        Command Preview()
        {
            var name = new Argument<string?>("name")
            {
                Description = "The schedule; all of them when left out.",
                Arity = ArgumentArity.ZeroOrOne,
            };
            var count = new Option<int>("--count")
            {
                Description = $"How many times, 1 to {SchedulePreview.MostCount}.",
                HelpName = "N",
                DefaultValueFactory = _ => SchedulePreview.DefaultCount,
            };
            count.Validators.Add(result =>
            {
                if (
                    result.Tokens is [{ Value: var text }]
                    && int.TryParse(text, CultureInfo.InvariantCulture, out var number)
                    && number is < 1 or > SchedulePreview.MostCount
                )
                {
                    result.AddError($"{count.Name}: expected 1 to {SchedulePreview.MostCount}.");
                }
            });
            var verb = new Command("preview", "Shows when schedules come due next; no database is needed.")
            {
                name,
                count,
                _output,
            };
            verb.SetAction(parsed => RunnerOf(parsed).Preview(parsed.GetValue(name), parsed.GetValue(count)));
            return verb;
        }

        Command Pause()
        {
            var name = new Argument<string>("name") { Description = "The schedule." };
            var reason = new Option<string>("--reason")
            {
                Description = "Why, for whoever finds it paused.",
                HelpName = "TEXT",
                Required = true,
            };
            var verb = new Command("pause", "Pauses a schedule: what comes due is recorded, and starts nothing.")
            {
                name,
                reason,
                _output,
            };
            verb.SetAction(
                (parsed, _) =>
                    RunnerOf(parsed).PauseAsync(parsed.GetRequiredValue(name), parsed.GetRequiredValue(reason))
            );
            return verb;
        }

        Command Resume()
        {
            var name = new Argument<string>("name") { Description = "The schedule." };
            var verb = new Command("resume", "Lets a schedule go on; what it missed is not caught up.")
            {
                name,
                _output,
            };
            verb.SetAction((parsed, _) => RunnerOf(parsed).ResumeAsync(parsed.GetRequiredValue(name)));
            return verb;
        }

        ScheduleRunner RunnerOf(ParseResult parsed)
        {
            var chosen = common.ConsoleOf(parsed, console);
            return new ScheduleRunner(
                host,
                common.SettingsOf(parsed, overrides, chosen),
                chosen,
                parsed.GetRequiredValue(_output) == OutputFormats.Json
            );
        }
    }

    /// <summary>The verbs as the parser sees them.</summary>
    public Command Command { get; }
}
