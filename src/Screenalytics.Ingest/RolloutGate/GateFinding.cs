namespace Screenalytics.Ingest.RolloutGate;

/// <summary>A finding of the database's check.</summary>
/// <param name="Code">What was looked at.</param>
/// <param name="Failed">Whether it stands in the way of a sync.</param>
/// <param name="Message">The finding.</param>
/// <param name="WayOut">What to run or change, or null.</param>
internal sealed record GateFinding(string Code, bool Failed, string Message, string? WayOut);
