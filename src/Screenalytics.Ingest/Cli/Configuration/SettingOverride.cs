namespace Screenalytics.Ingest.Cli.Configuration;

/// <summary>A setting that the command line gives.</summary>
/// <param name="Key">The configuration key, such as <c>Trr:MaxConcurrency</c>.</param>
/// <param name="Value">The value; null when the argument has none.</param>
/// <param name="Argument">The argument as the operator knows it, such as <c>--concurrency</c>.</param>
internal sealed record SettingOverride(string Key, string? Value, string Argument);
