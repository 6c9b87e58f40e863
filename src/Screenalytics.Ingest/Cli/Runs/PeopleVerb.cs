using System.CommandLine;
using Screenalytics.Ingest.Contracts;
using Screenalytics.Ingest.Contracts.Failures;
using Screenalytics.Ingest.Contracts.Sync;
using Screenalytics.Ingest.Runs;

namespace Screenalytics.Ingest.Cli.Runs;

/// <summary>The verb <c>runs people</c>.</summary>
internal sealed class PeopleVerb : IRunsVerb
{
    private readonly RunIdArgument _id = new();

    private readonly Option<string> _outcome = FilterOptions.Name(
        "--outcome",
        $"Only people of this outcome: {string.Join(", ", EnumNames.All<PersonOutcome>())}.",
        "OUTCOME",
        EnumNames.All<PersonOutcome>()
    );

    private readonly Option<string> _failure = FilterOptions.Name(
        "--failure",
        "Only people who failed so, such as backend_timeout.",
        "CODE",
        EnumNames.All<FailureCode>()
    );

    private readonly Option<string> _limit = FilterOptions.Limit(
        "People at most",
        PeopleFilter.MostLimit,
        PeopleFilter.DefaultLimit
    );

    private readonly Option<string> _after = FilterOptions.Id(
        "--after",
        "Go on after this person: the last one shown."
    );

    private readonly Option<bool> _all = new("--all") { Description = "All of them, however many there are." };

    /// <inheritdoc/>
    public string Name => "people";

    /// <inheritdoc/>
    public string Description => "Lists what a run has made of each person so far, by id.";

    /// <inheritdoc/>
    public string[] Formats => [OutputFormats.Table, OutputFormats.Json, OutputFormats.Ndjson];

    /// <inheritdoc/>
    public bool NeedsDoor => false;

    /// <inheritdoc/>
    public void AddTo(Command command)
    {
        _id.AddTo(command);
        foreach (var option in new Option[] { _outcome, _failure, _limit, _after, _all })
        {
            command.Add(option);
        }
    }

    /// <inheritdoc/>
    public async Task<int> RunAsync(RunsCall call)
    {
        var filter = FilterOf(call.Parsed);
        var all = call.Parsed.GetValue(_all);
        var run = await _id.IdAsync(call);
        var output = new PeopleOutput(call);
        do
        {
            var page = await call.Session.History.PeopleAsync(run, filter, call.Token) ?? throw _id.Unknown(call);
            output.Write(page, isLast: !all || page.Next is null);
            filter = filter with { After = all && page.Next is { } next ? Guid.Parse(next) : null };
        } while (filter.After is not null);

        return ExitCodes.Ok;
    }

    private PeopleFilter FilterOf(ParseResult parsed) =>
        new()
        {
            Outcome = parsed.GetValue(_outcome) is { } outcome
                ? EnumNames.Find<PersonOutcome>(outcome, ignoreCase: true)
                : null,
            Failure = parsed.GetValue(_failure) is { } failure
                ? EnumNames.Find<FailureCode>(failure, ignoreCase: true)
                : null,
            After = FilterOptions.IdOf(parsed, _after),
            Limit = FilterOptions.NumberOf(
                parsed,
                _limit,
                parsed.GetValue(_all) ? PeopleFilter.MostLimit : PeopleFilter.DefaultLimit
            ),
        };
}
