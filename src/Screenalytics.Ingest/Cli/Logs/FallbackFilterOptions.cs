using System.CommandLine;
using Screenalytics.Ingest.Cli.Runs;
using Screenalytics.Ingest.Contracts;
using Screenalytics.Ingest.Contracts.Failures;
using Screenalytics.Ingest.Contracts.Sync;
using Screenalytics.Ingest.Inspection.Fallback;
using Screenalytics.Ingest.Runs;

namespace Screenalytics.Ingest.Cli.Logs;

/// <summary>The options that say which people of a log are wanted.</summary>
internal sealed class FallbackFilterOptions(TimeProvider time)
{
    private readonly Option<string[]> _person = new("--person")
    {
        Description = "Only this person; may be given again for more.",
        HelpName = "ID",
    };

    private readonly Option<string> _run = new("--run")
    {
        Description = "Only this run: its id, or the beginning of it.",
        HelpName = "ID",
    };

    private readonly Option<string[]> _outcome = FilterOptions.Names(
        "--outcome",
        $"Only people of this outcome; may be given again for more: {string.Join(", ", EnumNames.All<PersonOutcome>())}.",
        "OUTCOME",
        EnumNames.All<PersonOutcome>()
    );

    private readonly Option<string[]> _reason = FilterOptions.Names(
        "--reason",
        $"Only people with this reason; may be given again for more: a failure's code such as backend_timeout, or {string.Join(", ", FallbackReason.All)}.",
        "CODE",
        [.. FallbackReason.All, .. EnumNames.All<FailureCode>().Where(name => name != "none")]
    );

    private readonly Option<string> _since = FilterOptions.Time(
        "--since",
        "Only people logged at this time or later: local, with an offset, or an age such as 24h.",
        time
    );

    private readonly Option<string> _until = FilterOptions.Time(
        "--until",
        "Only people logged before this time.",
        time
    );

    /// <summary>Adds them to a verb.</summary>
    public void AddTo(Command command)
    {
        _person.Validators.Add(result =>
        {
            foreach (var value in result.Tokens.Select(token => token.Value).Where(id => !IdText.TryParse(id, out _)))
            {
                result.AddError(
                    $"--person: '{value}' is no id: give a UUID with its hyphens, such as {IdText.Example}."
                );
            }
        });
        _run.Validators.Add(result =>
        {
            if (result.Tokens is [{ Value: var text }] && RunIds.ErrorOf("--run", text) is { } error)
            {
                result.AddError(error);
            }
        });
        foreach (var option in new Option[] { _person, _run, _outcome, _reason, _since, _until })
        {
            command.Add(option);
        }
    }

    /// <summary>What they say.</summary>
    /// <exception cref="UsageException">Nobody can be like that.</exception>
    public FallbackFilter FilterOf(ParseResult parsed)
    {
        var filter = new FallbackFilter
        {
            People = (parsed.GetValue(_person) ?? []).Select(Guid.Parse).ToHashSet(),
            Run = parsed.GetValue(_run)?.ToLowerInvariant(),
            Outcomes = (parsed.GetValue(_outcome) ?? [])
                .Select(name => EnumNames.Find<PersonOutcome>(name, ignoreCase: true)!.Value)
                .ToHashSet(),
            Reasons = (parsed.GetValue(_reason) ?? []).Select(name => name.ToLowerInvariant()).ToHashSet(),
            Since = parsed.GetValue(_since) is { } since ? TimeText.Parse(since, time) : null,
            Until = parsed.GetValue(_until) is { } until ? TimeText.Parse(until, time) : null,
        };
        return filter.Since >= filter.Until
            ? throw new UsageException(["--since: it is not before --until, so that nobody can be between them."])
            : filter;
    }
}
