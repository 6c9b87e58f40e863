namespace Screenalytics.Ingest.Console.Schedules;

/// <summary>What is wrong with a pause that was asked for.</summary>
/// <param name="Schedule">The schedule.</param>
/// <param name="Reason">The reason as it was typed.</param>
/// <param name="Words">What is wrong with it.</param>
public sealed record PauseFault(string Schedule, string Reason, string Words);
