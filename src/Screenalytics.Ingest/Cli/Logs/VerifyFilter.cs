using System.CommandLine;
using Screenalytics.Ingest.Cli.Runs;
using Screenalytics.Ingest.Inspection.Verification;
using Screenalytics.Ingest.Runs;

namespace Screenalytics.Ingest.Cli.Logs;

/// <summary>The options that say which runs of a log are verified.</summary>
internal sealed class VerifyFilter(TimeProvider time)
{
    private const int MostLimit = 100_000;

    private readonly Option<string[]> _run = new("--run")
    {
        Description = "Only this run; may be given again for more.",
        HelpName = "ID",
    };

    private readonly Option<string> _since = FilterOptions.Time(
        "--since",
        "Only runs with a line at this time or later: local, with an offset, or an age such as 24h.",
        time
    );

    private readonly Option<string> _until = FilterOptions.Time(
        "--until",
        "Only runs with a line before this time.",
        time
    );

    private readonly Option<string> _limit = FilterOptions.Limit(
        "Findings that are listed at most; all are counted",
        MostLimit,
        VerificationOptions.DefaultLimit
    );

    /// <summary>Adds them to the verb.</summary>
    public void AddTo(Command command)
    {
        _run.Validators.Add(result =>
        {
            foreach (var value in result.Tokens.Select(token => token.Value).Where(id => !IdText.TryParse(id, out _)))
            {
                result.AddError($"--run: '{value}' is no id: give a UUID with its hyphens, such as {IdText.Example}.");
            }
        });
        command.Add(_run);
        command.Add(_since);
        command.Add(_until);
        command.Add(_limit);
    }

    /// <summary>What is to be verified.</summary>
    public VerificationOptions OptionsOf(ParseResult parsed) =>
        new()
        {
            Runs = parsed.GetValue(_run) is { Length: > 0 } runs ? runs.Select(Guid.Parse).ToHashSet() : null,
            Since = parsed.GetValue(_since) is { } since ? TimeText.Parse(since, time) : null,
            Until = parsed.GetValue(_until) is { } until ? TimeText.Parse(until, time) : null,
            Limit = FilterOptions.NumberOf(parsed, _limit, VerificationOptions.DefaultLimit),
        };
}
