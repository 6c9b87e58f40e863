namespace Screenalytics.Ingest.TrrDatabase;

/// <summary>A person that a search found.</summary>
/// <param name="PersonId">The person.</param>
/// <param name="Name">Their name, or null when it is not known.</param>
internal sealed record PersonMatch(Guid PersonId, string? Name);
