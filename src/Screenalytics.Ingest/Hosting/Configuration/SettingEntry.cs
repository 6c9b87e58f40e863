namespace Screenalytics.Ingest.Hosting.Configuration;

/// <summary>A value that a source gives to a key.</summary>
/// <param name="Key">The key as the source has it.</param>
/// <param name="Value">The text.</param>
/// <param name="Origin">The source, in words.</param>
internal sealed record SettingEntry(string Key, string Value, string Origin);
