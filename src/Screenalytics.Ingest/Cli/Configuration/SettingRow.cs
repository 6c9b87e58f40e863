namespace Screenalytics.Ingest.Cli.Configuration;

/// <summary>One setting as it may be shown.</summary>
/// <param name="Key">The key.</param>
/// <param name="Value">The effective value; masked when secret; null when there is none.</param>
/// <param name="Origin">Where the value is from.</param>
/// <param name="Secret">Whether the value is never shown.</param>
internal sealed record SettingRow(string Key, string? Value, string Origin, bool Secret);
