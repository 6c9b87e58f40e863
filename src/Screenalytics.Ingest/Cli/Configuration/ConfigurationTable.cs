using System.Text;
using Screenalytics.Ingest.Cli.Output;

namespace Screenalytics.Ingest.Cli.Configuration;

/// <summary>Prints settings for people; what is wrong goes to the error stream.</summary>
internal static class ConfigurationTable
{
    private const string None = "(not set)";

    /// <summary>Prints.</summary>
    public static void Write(ConfigurationSheet sheet, CliConsole console)
    {
        var palette = new Palette(console.OutputIsTerminal && !console.NoColor);
        var keys = sheet.Settings.Max(row => row.Key.Length);
        var values = sheet.Settings.Max(row => (row.Value ?? None).Length);
        var text = new StringBuilder();
        foreach (var row in sheet.Settings)
        {
            var value = (row.Value ?? None).PadRight(values);
            text.Append(row.Key.PadRight(keys))
                .Append("  ")
                .Append(row.Value is null ? palette.Dim(value) : value)
                .Append("  ")
                .AppendLine(palette.Dim(row.Origin));
        }

        console.Output.Write(Encoding.UTF8.GetBytes(text.ToString()));
        foreach (var warning in sheet.Warnings)
        {
            console.Error.WriteLine($"warning: {warning}");
        }

        foreach (var error in sheet.Errors)
        {
            console.Error.WriteLine($"error: {error}");
        }
    }
}
