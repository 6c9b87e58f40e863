namespace Screenalytics.Ingest.Console.Logs;

/// <summary>A reason or a pattern, and how many people have it.</summary>
/// <param name="Name">The reason's code or the pattern.</param>
/// <param name="People">How many.</param>
public sealed record CountedWord(string Name, long People);
