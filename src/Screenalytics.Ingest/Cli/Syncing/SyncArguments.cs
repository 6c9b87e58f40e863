using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using Screenalytics.Ingest.Cli.Configuration;
using Screenalytics.Ingest.Cli.Targets;
using Screenalytics.Ingest.Contracts.Sync;

namespace Screenalytics.Ingest.Cli.Syncing;

/// <summary>The options that say what to sync and how; every error names the option, the value and the way out.</summary>
internal sealed class SyncArguments
{
    /// <summary>The fewest requests at once that can be asked for.</summary>
    public const int LeastConcurrency = 1;

    /// <summary>The most requests at once that can be asked for.</summary>
    public const int MostConcurrency = 256;

    /// <summary>The key that <c>--concurrency</c> sets.</summary>
    public const string ConcurrencyKey = "Trr:MaxConcurrency";

    private readonly Option<Guid[]> _people = new("--person")
    {
        Description = "A person to sync; may be given again for more.",
        HelpName = "ID",
        CustomParser = ParseIds,
    };

    private readonly Option<string> _peopleFile = new("--people-file")
    {
        Description = "A file of people, an id a line; blank lines and # comments are allowed; - is the input.",
        HelpName = "PATH|-",
    };

    private readonly Option<Guid?> _episode = new("--episode")
    {
        Description = "The episode whose cast to sync.",
        HelpName = "ID",
        CustomParser = ParseId,
    };

    private readonly Option<string> _creditCategory = new("--credit-category")
    {
        Description = "Only the episode's cast of this credit category, exact and case-sensitive.",
        HelpName = "C",
    };

    private readonly Option<Guid?> _season = new("--season")
    {
        Description = "The season whose cast to sync.",
        HelpName = "ID",
        CustomParser = ParseId,
    };

    private readonly Option<int?> _maxImages = new("--max-images-per-person")
    {
        Description = "Photos a person at most, 1 to 20. [default: Sync:MaxImagesPerPerson, 5]",
        HelpName = "N",
        CustomParser = ParseNumber,
    };

    private readonly Option<int?> _concurrency = new("--concurrency")
    {
        Description = "Requests at once at most, 1 to 256. [default: Trr:MaxConcurrency, 16]",
        HelpName = "N",
        CustomParser = ParseNumber,
    };

    private readonly Option<bool> _dryRun = new("--dry-run")
    {
        Description = "Make the calls, write nothing, and print exactly what would be inserted.",
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
        command.Add(_concurrency);
        command.Add(_dryRun);
        command.Validators.Add(RequireOneTarget);
        command.Validators.Add(CheckValues);
    }

    /// <summary>The settings that these options override.</summary>
    public IEnumerable<SettingOverride> OverridesOf(ParseResult parsed)
    {
        if (parsed.GetValue(_concurrency) is { } concurrency)
        {
            var value = concurrency.ToString(CultureInfo.InvariantCulture);
            yield return new SettingOverride(ConcurrencyKey, value, _concurrency.Name);
        }
    }

    /// <summary>The cap of images that was asked for, or null.</summary>
    public int? MaxImagesOf(ParseResult parsed) => parsed.GetValue(_maxImages);

    /// <summary>Whether nothing is to be written.</summary>
    public bool DryRunOf(ParseResult parsed) => parsed.GetValue(_dryRun);

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
            return new EpisodeTarget(episode, parsed.GetValue(_creditCategory));
        }

        if (parsed.GetValue(_season) is { } season)
        {
            return new SeasonTarget(season);
        }

        return parsed.GetValue(_peopleFile) is { } path
            ? await PeopleList.ReadAsync(path, _peopleFile.Name, console, cancellationToken)
            : PeopleTarget.Of(parsed.GetRequiredValue(_people));
    }

    private Option[] Targets() => [_people, _peopleFile, _episode, _season];

    private void RequireOneTarget(CommandResult result)
    {
        var given = Targets().Where(option => result.GetResult(option) is { Implicit: false }).ToArray();
        if (given.Length != 1)
        {
            var all = string.Join(", ", Targets().Select(option => option.Name));
            var told = given.Length == 0 ? "none is given" : string.Join(" and ", given.Select(option => option.Name));
            result.AddError($"give exactly one kind of target ({all}): {told}.");
        }
        else if (given[0] != _episode && result.GetResult(_creditCategory) is { Implicit: false })
        {
            result.AddError($"{_creditCategory.Name} goes with {_episode.Name} only: leave it out.");
        }
    }

    private void CheckValues(CommandResult result)
    {
        if (result.GetResult(_creditCategory) is { Tokens: [{ Value: var category }] } && category.Trim().Length == 0)
        {
            result.AddError($"{_creditCategory.Name} is empty: name a category, or leave the option out for all.");
        }

        if (
            result.GetResult(_concurrency) is { Errors: var errors }
            && !errors.Any()
            && result.GetValue(_concurrency) is < LeastConcurrency or > MostConcurrency
        )
        {
            result.AddError(
                $"{_concurrency.Name}: {result.GetValue(_concurrency)} is not between {LeastConcurrency} and {MostConcurrency}."
            );
        }
    }

    private static Guid[]? ParseIds(ArgumentResult result)
    {
        var ids = new List<Guid>(result.Tokens.Count);
        foreach (var token in result.Tokens)
        {
            if (IdText.TryParse(token.Value, out var id))
            {
                ids.Add(id);
            }
            else
            {
                result.AddError(BadId(result, token.Value));
            }
        }

        return [.. ids];
    }

    private static Guid? ParseId(ArgumentResult result)
    {
        if (IdText.TryParse(result.Tokens[0].Value, out var id))
        {
            return id;
        }

        result.AddError(BadId(result, result.Tokens[0].Value));
        return null;
    }

    private static int? ParseNumber(ArgumentResult result)
    {
        var text = result.Tokens[0].Value;
        if (System.Numerics.BigInteger.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var n))
        {
            return (int)System.Numerics.BigInteger.Clamp(n, int.MinValue, int.MaxValue);
        }

        result.AddError($"{NameOf(result)}: '{text}' is no whole number: give one such as 5.");
        return null;
    }

    private static string BadId(ArgumentResult result, string value) =>
        $"{NameOf(result)}: '{value}' is no id: give a UUID with its hyphens, such as {IdText.Example}.";

    private static string NameOf(ArgumentResult result) => (result.Parent as OptionResult)?.Option.Name ?? "argument";
}
