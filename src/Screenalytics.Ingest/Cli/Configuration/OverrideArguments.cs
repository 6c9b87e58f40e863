namespace Screenalytics.Ingest.Cli.Configuration;

/// <summary>Takes the arguments of the form <c>--Section:Key=value</c> out of a command line.</summary>
internal static class OverrideArguments
{
    /// <summary>Splits a command line.</summary>
    /// <param name="arguments">All arguments.</param>
    /// <param name="overrides">The settings among them.</param>
    /// <returns>The rest, in order.</returns>
    public static string[] Split(IReadOnlyList<string> arguments, out List<SettingOverride> overrides)
    {
        overrides = [];
        var rest = new List<string>(arguments.Count);
        foreach (var argument in arguments)
        {
            if (Read(argument) is { } setting)
            {
                overrides.Add(setting);
            }
            else
            {
                rest.Add(argument);
            }
        }

        return [.. rest];
    }

    private static SettingOverride? Read(string argument)
    {
        if (!argument.StartsWith("--", StringComparison.Ordinal))
        {
            return null;
        }

        var equals = argument.IndexOf('=', StringComparison.Ordinal);
        var name = equals < 0 ? argument[2..] : argument[2..equals];
        return name.Contains(':', StringComparison.Ordinal)
            ? new SettingOverride(name, equals < 0 ? null : argument[(equals + 1)..], $"--{name}")
            : null;
    }
}
