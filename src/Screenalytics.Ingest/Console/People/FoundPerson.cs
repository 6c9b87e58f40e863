namespace Screenalytics.Ingest.Console.People;

/// <summary>Somebody whom a search found.</summary>
/// <param name="PersonId">The person.</param>
/// <param name="Name">Their name, or null when it is not known.</param>
/// <param name="Photos">Photos at TRR; null when that is not known.</param>
/// <param name="Flagged">Those of them that are flagged; null when that is not known.</param>
public sealed record FoundPerson(Guid PersonId, string? Name, int? Photos, int? Flagged);
