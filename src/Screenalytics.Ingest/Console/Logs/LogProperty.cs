namespace Screenalytics.Ingest.Console.Logs;

/// <summary>A property of an event.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Value">Its value as text.</param>
public sealed record LogProperty(string Name, string Value);
