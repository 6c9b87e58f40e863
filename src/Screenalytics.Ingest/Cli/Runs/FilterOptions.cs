using System.CommandLine;
using System.Globalization;
using Screenalytics.Ingest.Diagnostics;
using Screenalytics.Ingest.Runs;

namespace Screenalytics.Ingest.Cli.Runs;

/// <summary>Makes options that filter a list; every error names the option, the value and the way out.</summary>
internal static class FilterOptions
{
    /// <summary>An option that takes one of some names.</summary>
    public static Option<string> Name(string name, string description, string helpName, IEnumerable<string> known)
    {
        var option = new Option<string>(name) { Description = description, HelpName = helpName };
        AddNames(option, known);
        return option;
    }

    /// <summary>An option that takes some names, and may be given again for more.</summary>
    public static Option<string[]> Names(string name, string description, string helpName, IEnumerable<string> known)
    {
        var option = new Option<string[]>(name) { Description = description, HelpName = helpName };
        AddNames(option, known);
        return option;
    }

    /// <summary>An option whose value is an id.</summary>
    public static Option<string> Id(string name, string description)
    {
        var option = new Option<string>(name) { Description = description, HelpName = "ID" };
        option.Validators.Add(result =>
        {
            if (result.Tokens is [{ Value: var value }] && !IdText.TryParse(value, out _))
            {
                result.AddError($"{name}: '{value}' is no id: give a UUID with its hyphens, such as {IdText.Example}.");
            }
        });
        return option;
    }

    /// <summary>An option whose value is a number in bounds.</summary>
    public static Option<string> Limit(string description, int most, int standard)
    {
        var option = new Option<string>("--limit")
        {
            Description = $"{description}, 1 to {most}. [default: {standard}]",
            HelpName = "N",
        };
        option.Validators.Add(result =>
        {
            if (
                result.Tokens is [{ Value: var value }]
                && (!TryNumber(value, out var number) || number < 1 || number > most)
            )
            {
                result.AddError($"--limit: '{value}' is no whole number between 1 and {most}.");
            }
        });
        return option;
    }

    /// <summary>An option whose value is a time.</summary>
    public static Option<string> Time(string name, string description, TimeProvider time)
    {
        var option = new Option<string>(name) { Description = description, HelpName = "TIME" };
        option.Validators.Add(result =>
        {
            if (result.Tokens is [{ Value: var value }] && TimeText.Parse(value, time) is null)
            {
                result.AddError(
                    $"{name}: '{value}' is no time: give one such as 2026-11-22, 2026-11-22T15:30, 2026-11-22T15:30Z, or an age such as 90m, 24h or 7d."
                );
            }
        });
        return option;
    }

    /// <summary>The id that was given, or null.</summary>
    public static Guid? IdOf(ParseResult parsed, Option<string> option) =>
        parsed.GetValue(option) is { } text ? Guid.Parse(text) : null;

    /// <summary>The number that was given, or what stands for it.</summary>
    public static int NumberOf(ParseResult parsed, Option<string> option, int standard) =>
        parsed.GetValue(option) is { } text && TryNumber(text, out var number) ? number : standard;

    private static void AddNames(Option option, IEnumerable<string> known)
    {
        string[] names = [.. known];
        option.Validators.Add(result =>
        {
            foreach (var value in result.Tokens.Select(token => token.Value))
            {
                if (!names.Contains(value, StringComparer.OrdinalIgnoreCase))
                {
                    var near = NearestName.Of(value, names);
                    var hint = near is null ? "" : $" Did you mean {near}?";
                    result.AddError($"{option.Name}: '{value}' is none of {Listed(names)}.{hint}");
                }
            }
        });
    }

    private static bool TryNumber(string text, out int number) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number);

    private static string Listed(string[] names) => string.Join(", ", names);
}
