using System.CommandLine;
using Screenalytics.Ingest.Cli.Configuration;

namespace Screenalytics.Ingest.Cli;

/// <summary>The options that every verb has.</summary>
internal sealed class CommonOptions
{
    /// <summary>The key that <c>--data-dir</c> sets.</summary>
    public const string DataDirectoryKey = "DataDirectory";

    /// <summary>The program's data folder.</summary>
    public Option<string> DataDirectory { get; } =
        new("--data-dir")
        {
            Description = "The folder for the program's own data, the private database among it.",
            HelpName = "PATH",
            Recursive = true,
        };

    /// <summary>No colours, though it be a terminal.</summary>
    public Option<bool> NoColor { get; } =
        new("--no-color") { Description = "No colours; NO_COLOR does the same.", Recursive = true };

    /// <summary>The log from debug on.</summary>
    public Option<bool> Verbose { get; } =
        new("--verbose") { Description = "Show the log from debug on, on the error stream.", Recursive = true };

    /// <summary>Adds them to the root.</summary>
    public void AddTo(RootCommand root)
    {
        DataDirectory.Validators.Add(result =>
        {
            if (result.Tokens is [{ Value: var path }] && string.IsNullOrWhiteSpace(path))
            {
                result.AddError($"{DataDirectory.Name}: the path is empty; give a folder, or leave the option out.");
            }
        });
        root.Add(DataDirectory);
        root.Add(NoColor);
        root.Add(Verbose);
    }

    /// <summary>Gathers what the command line says about how to run.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="overrides">What <c>--Section:Key=value</c> arguments set.</param>
    /// <param name="console">Where lines for the operator go.</param>
    public CommandSettings SettingsOf(
        ParseResult parsed,
        IReadOnlyList<SettingOverride> overrides,
        CliConsole console
    ) =>
        new(
            parsed.GetValue(DataDirectory) is { } folder
                ? [.. overrides, new SettingOverride(DataDirectoryKey, folder, DataDirectory.Name)]
                : overrides,
            parsed.GetValue(Verbose),
            console.Error.WriteLine
        );

    /// <summary>The console with the command line's word on colours.</summary>
    public CliConsole ConsoleOf(ParseResult parsed, CliConsole console) =>
        parsed.GetValue(NoColor) ? console with { NoColor = true } : console;

    /// <summary>Makes the option <c>--output</c>.</summary>
    public static Option<string> Output(params string[] formats)
    {
        var option = new Option<string>("--output")
        {
            Description = $"The form of what goes to the output: {string.Join(", ", formats)}.",
            HelpName = string.Join('|', formats),
            DefaultValueFactory = _ => OutputFormats.Table,
        };
        option.Validators.Add(result =>
        {
            if (result.Tokens is [{ Value: var value }] && !formats.Contains(value, StringComparer.Ordinal))
            {
                result.AddError($"--output: '{value}' is none of {string.Join(", ", formats)}.");
            }
        });
        return option;
    }
}
