using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using Screenalytics.Ingest.Cli.Configuration;
using Screenalytics.Ingest.Cli.Targets;
using Screenalytics.Ingest.Contracts.Sync;
using Screenalytics.Ingest.Runs;

namespace Screenalytics.Ingest.Cli.Syncing;

/// <summary>The options that say what to sync and how; every error names the option, the value and the way out.</summary>
/// <param name="remote">Whether a worker does it, whose settings are its own.</param>
internal sealed class SyncArguments(bool remote = false)
{
    /// <summary>The fewest requests at once that can be asked for.</summary>
    public const int LeastConcurrency = 1;

    /// <summary>The most requests at once that can be asked for.</summary>
    public const int MostConcurrency = 256;

    /// <summary>The key that <c>--concurrency</c> sets.</summary>
    public const string ConcurrencyKey = "Trr:MaxConcurrency";

    private readonly Option<string[]> _people = new("--person")
    {
        Description = "A person to sync; may be given again for more.",
        HelpName = "ID",
    };

    private readonly Option<string> _peopleFile = new("--people-file")
    {
        Description = "A file of people, an id a line; blank lines and # comments are allowed; - is the input.",
        HelpName = "PATH|-",
    };

    private readonly Option<string> _episode = new("--episode")
    {
        Description = "The episode whose cast to sync.",
        HelpName = "ID",
    };

    private readonly Option<string> _creditCategory = new("--credit-category")
    {
        Description = "Only the episode's cast of this credit category, exact and case-sensitive.",
        HelpName = "C",
    };

    private readonly Option<string> _season = new("--season")
    {
        Description = "The season whose cast to sync.",
        HelpName = "ID",
    };

    private readonly Option<bool> _faceBank = new("--face-bank")
    {
        Description = "All people who have an image in the face bank.",
    };

    private readonly Option<string> _maxImages = new("--max-images-per-person")
    {
        Description = "Photos a person at most, 1 to 20. [default: Sync:MaxImagesPerPerson, 5]",
        HelpName = "N",
    };

    private readonly Option<string> _concurrency = new("--concurrency")
    {
        Description = "Requests at once at most, 1 to 256. [default: Trr:MaxConcurrency, 16]",
        HelpName = "N",
    };

    private readonly Option<bool> _dryRun = new("--dry-run")
    {
        Description = remote
            ? "Make the calls, and write nothing but the run's history."
            : "Make the calls, write nothing, and print exactly what would be inserted.",
    };

    private readonly Option<bool> _debug = new("--debug")
    {
        Description = "Log every call of this run, whatever the level of the log is.",
    };

    /// <summary>Adds the options and the rules between them to the verb.</summary>
    public void AddTo(Command command)
    {
        foreach (var option in Targets())
        {
            command.Add(option);
        }

        command.Add(_creditCategory);
        command.Add(_maxImages);
        if (!remote)
        {
            command.Add(_concurrency);
        }

        command.Add(_dryRun);
        command.Add(_debug);
        command.Validators.Add(CheckTarget);
        command.Validators.Add(CheckValues);
    }

    /// <summary>The settings that these options override.</summary>
    public IEnumerable<SettingOverride> OverridesOf(ParseResult parsed)
    {
        if (!remote && parsed.GetValue(_concurrency) is { } concurrency)
        {
            yield return new SettingOverride(ConcurrencyKey, concurrency, _concurrency.Name);
        }
    }

    /// <summary>The cap of images that was asked for, or null.</summary>
    public int? MaxImagesOf(ParseResult parsed) =>
        parsed.GetValue(_maxImages) is { } text && TryNumber(text, out var number) ? number : null;

    /// <summary>Whether nothing is to be written.</summary>
    public bool DryRunOf(ParseResult parsed) => parsed.GetValue(_dryRun);

    /// <summary>Whether the run's debug events are to be logged.</summary>
    public bool DebugOf(ParseResult parsed) => parsed.GetValue(_debug);

    /// <summary>What to sync; a list of people is read here.</summary>
    /// <exception cref="UsageException">The list can't be read, holds a bad line, or names nobody.</exception>
    public async Task<SyncTarget> TargetOfAsync(
        ParseResult parsed,
        CliConsole console,
        CancellationToken cancellationToken
    )
    {
        if (parsed.GetValue(_episode) is { } episode)
        {
            return new EpisodeTarget(Guid.Parse(episode), parsed.GetValue(_creditCategory));
        }

        if (parsed.GetValue(_season) is { } season)
        {
            return new SeasonTarget(Guid.Parse(season));
        }

        if (parsed.GetValue(_faceBank))
        {
            return new FaceBankTarget();
        }

        return parsed.GetValue(_peopleFile) is { } path
            ? await PeopleList.ReadAsync(path, _peopleFile.Name, console, cancellationToken)
            : PeopleTarget.Of([.. parsed.GetRequiredValue(_people).Select(Guid.Parse)]);
    }

    private Option[] Targets() => [_people, _peopleFile, _episode, _season, _faceBank];

    private void CheckTarget(CommandResult result)
    {
        var given = Targets()
            .Where(option =>
                option == _faceBank ? result.GetValue(_faceBank) : result.GetResult(option) is { Implicit: false }
            )
            .ToArray();
        if (given.Length != 1)
        {
            var all = string.Join(", ", Targets().Select(option => option.Name));
            var told = given.Length == 0 ? "none is given" : string.Join(" and ", given.Select(option => option.Name));
            result.AddError($"give exactly one kind of target ({all}): {told}.");
        }

        foreach (var option in new Option[] { _people, _episode, _season })
        {
            foreach (var token in TokensOf(result, option).Where(value => !IdText.TryParse(value, out _)))
            {
                result.AddError(
                    $"{option.Name}: '{token}' is no id: give a UUID with its hyphens, such as {IdText.Example}."
                );
            }
        }
    }

    private void CheckValues(CommandResult result)
    {
        foreach (var category in TokensOf(result, _creditCategory))
        {
            if (result.GetResult(_episode) is not { Implicit: false })
            {
                result.AddError($"{_creditCategory.Name} goes with {_episode.Name} only: leave it out.");
            }
            else if (category.Trim().Length == 0)
            {
                result.AddError($"{_creditCategory.Name} is empty: name a category, or leave the option out for all.");
            }
        }

        foreach (var option in new Option[] { _maxImages, _concurrency })
        {
            foreach (var text in TokensOf(result, option).Where(text => !TryNumber(text, out _)))
            {
                result.AddError($"{option.Name}: '{text}' is no whole number: give one such as 5.");
            }
        }

        foreach (var text in TokensOf(result, _concurrency))
        {
            if (TryNumber(text, out var number) && number is < LeastConcurrency or > MostConcurrency)
            {
                result.AddError(
                    $"{_concurrency.Name}: '{text}' is not between {LeastConcurrency} and {MostConcurrency}."
                );
            }
        }
    }

    private static IEnumerable<string> TokensOf(CommandResult result, Option option) =>
        result.GetResult(option)?.Tokens.Select(token => token.Value) ?? [];

    // A number of any size is a number: the cap is clamped with a warning, not refused.
    private static bool TryNumber(string text, out int number)
    {
        number = 0;
        var digits = text.AsSpan().TrimStart("+-");
        if (digits.IsEmpty || digits.Length < text.Length - 1 || digits.ContainsAnyExceptInRange('0', '9'))
        {
            return false;
        }

        number =
            int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value) ? value
            : text[0] == '-' ? int.MinValue
            : int.MaxValue;
        return true;
    }
}
