using Screenalytics.Ingest.Cli.Configuration;

namespace Screenalytics.Ingest.Cli;

/// <summary>What every verb's command line says about how to run.</summary>
/// <param name="Overrides">Configuration that the command line sets.</param>
/// <param name="Verbose">Whether the log on the error stream starts at debug in place of warning.</param>
/// <param name="Notify">Takes a line for the operator.</param>
internal sealed record CommandSettings(IReadOnlyList<SettingOverride> Overrides, bool Verbose, Action<string> Notify);
