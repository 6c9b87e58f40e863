namespace Screenalytics.Ingest.Inspection.AccessLogs;

/// <summary>How often something was asked for a person, by this program's own log.</summary>
/// <param name="Seeds">Requests with <c>seed_only=true</c> that were sent at most.</param>
/// <param name="AnsweredSeeds">Those that were answered for certain.</param>
/// <param name="Seconds">Requests with <c>seed_only=false</c> that were sent at most.</param>
/// <param name="AnsweredSeconds">Those that were answered for certain.</param>
internal readonly record struct OwnCount(int Seeds, int AnsweredSeeds, int Seconds, int AnsweredSeconds);
