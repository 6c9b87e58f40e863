using System.CommandLine;
using Screenalytics.Ingest.Contracts;

namespace Screenalytics.Ingest.Cli.Configuration;

/// <summary>The verb <c>config show</c>.</summary>
internal sealed class ConfigurationCommand
{
    /// <summary>Makes the verb.</summary>
    public ConfigurationCommand(
        CommonOptions common,
        IReadOnlyList<SettingOverride> overrides,
        ICommandHost host,
        CliConsole console
    )
    {
        var output = CommonOptions.Output(OutputFormats.Table, OutputFormats.Json);
        var show = new Command("show", "Shows the effective settings with where each is from; secrets are masked.")
        {
            output,
        };
        show.SetAction(parsed =>
        {
            var chosen = common.ConsoleOf(parsed, console);
            var sheet = host.ReadConfiguration(common.SettingsOf(parsed, overrides, chosen));
            if (parsed.GetValue(output) == OutputFormats.Json)
            {
                ConfigurationJson.Write(sheet, chosen.Output);
            }
            else
            {
                ConfigurationTable.Write(sheet, chosen);
            }

            return sheet.Errors.Count == 0 ? ExitCodes.Ok : ExitCodes.Configuration;
        });
        Command = new Command("config", "Looks at the configuration.") { show };
    }

    /// <summary>The verb as the parser sees it.</summary>
    public Command Command { get; }
}
