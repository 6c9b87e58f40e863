using System.CommandLine;
using Screenalytics.Ingest.Cli.Output;
using Screenalytics.Ingest.Contracts;
using Screenalytics.Ingest.Contracts.Sync;
using Screenalytics.Ingest.Runs;

namespace Screenalytics.Ingest.Cli.Runs;

/// <summary>The verb <c>runs list</c>.</summary>
internal sealed class ListVerb(TimeProvider time) : IRunsVerb
{
    private readonly Option<string> _target = new("--target")
    {
        Description = "Only runs of this target: the id of an episode or season, face_bank, or a key as JSON shows it.",
        HelpName = "TARGET",
    };

    private readonly Option<string[]> _status = FilterOptions.Names(
        "--status",
        $"Only runs of this status; may be given again for more: {string.Join(", ", EnumNames.All<RunStatus>())}.",
        "STATUS",
        EnumNames.All<RunStatus>()
    );

    private readonly Option<string> _outcome = FilterOptions.Name(
        "--outcome",
        $"Only runs with a person of this outcome: {string.Join(", ", EnumNames.All<PersonOutcome>())}.",
        "OUTCOME",
        EnumNames.All<PersonOutcome>()
    );

    private readonly Option<string> _person = FilterOptions.Id("--person", "Only runs that have done this person.");

    private readonly Option<string> _trigger = FilterOptions.Name(
        "--trigger",
        $"Only runs that this asked for: {string.Join(", ", Triggers)}.",
        "TRIGGER",
        Triggers
    );

    private readonly Option<bool> _suspect = new("--suspect")
    {
        Description = "Only runs whose empty answers may be a sick backend's.",
    };

    private readonly Option<string> _since = FilterOptions.Time(
        "--since",
        "Only runs that were asked for at this time or later: local, with an offset, or an age such as 24h.",
        time
    );

    private readonly Option<string> _until = FilterOptions.Time(
        "--until",
        "Only runs that were asked for before this time.",
        time
    );

    private readonly Option<string> _limit = FilterOptions.Limit(
        "Runs at most",
        RunFilter.MostLimit,
        RunFilter.DefaultLimit
    );

    private readonly Option<string> _after = FilterOptions.Id("--after", "Go on after this run: the last one shown.");

    private static IReadOnlyList<string> Triggers => RunTriggers.All;

    /// <inheritdoc/>
    public string Name => "list";

    /// <inheritdoc/>
    public string Description => "Lists runs, the latest first.";

    /// <inheritdoc/>
    public string[] Formats => [OutputFormats.Table, OutputFormats.Json];

    /// <inheritdoc/>
    public bool NeedsDoor => false;

    /// <inheritdoc/>
    public void AddTo(Command command)
    {
        foreach (
            var option in new Option[]
            {
                _target,
                _status,
                _outcome,
                _person,
                _trigger,
                _suspect,
                _since,
                _until,
                _limit,
                _after,
            }
        )
        {
            command.Add(option);
        }
    }

    /// <inheritdoc/>
    public async Task<int> RunAsync(RunsCall call)
    {
        var page = await call.Session.History.ListAsync(FilterOf(call.Parsed), call.Token);
        if (call.IsTable)
        {
            var palette = new Palette(call.Console.OutputIsTerminal && !call.Console.NoColor);
            RunsOutput.Write(call.Console, RunListTable.Render(page, palette, call.Console.Time));
        }
        else
        {
            RunsOutput.WriteJson(call.Console, page, RunsOutput.Indented.RunPageRunSummary);
        }

        return ExitCodes.Ok;
    }

    private RunFilter FilterOf(ParseResult parsed) =>
        new()
        {
            Target = parsed.GetValue(_target),
            Statuses = parsed.GetValue(_status) is { Length: > 0 } names
                ? [.. names.Select(name => EnumNames.Find<RunStatus>(name, ignoreCase: true)!.Value)]
                : null,
            Outcome = parsed.GetValue(_outcome) is { } outcome
                ? EnumNames.Find<PersonOutcome>(outcome, ignoreCase: true)
                : null,
            PersonId = FilterOptions.IdOf(parsed, _person),
            Trigger = parsed.GetValue(_trigger) is { } trigger ? Triggers.First(name => IsName(name, trigger)) : null,
            Suspect = parsed.GetValue(_suspect) ? true : null,
            Since = parsed.GetValue(_since) is { } since ? TimeText.Parse(since, time) : null,
            Until = parsed.GetValue(_until) is { } until ? TimeText.Parse(until, time) : null,
            Limit = FilterOptions.NumberOf(parsed, _limit, RunFilter.DefaultLimit),
            After = FilterOptions.IdOf(parsed, _after),
        };

    private static bool IsName(string name, string text) =>
        string.Equals(name, text, StringComparison.OrdinalIgnoreCase);
}
