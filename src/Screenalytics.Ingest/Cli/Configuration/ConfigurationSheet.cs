namespace Screenalytics.Ingest.Cli.Configuration;

/// <summary>The effective configuration as it may be shown: secrets are masked already.</summary>
/// <param name="Settings">Every setting, in the order of their sections.</param>
/// <param name="Errors">What is wrong.</param>
/// <param name="Warnings">What an operator should know.</param>
internal sealed record ConfigurationSheet(
    IReadOnlyList<SettingRow> Settings,
    IReadOnlyList<string> Errors,
    IReadOnlyList<string> Warnings
);
