namespace Screenalytics.Ingest.Scheduling;

/// <summary>What came of reading a list of people.</summary>
/// <param name="People">The people; nobody when there is an error.</param>
/// <param name="Error">Why the list can't be used, in one sentence; or null.</param>
internal sealed record PeopleListReading(IReadOnlyList<Guid> People, string? Error);
