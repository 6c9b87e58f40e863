namespace Screenalytics.Ingest.Console.Triggering;

/// <summary>Somebody whom a search found.</summary>
/// <param name="PersonId">The person.</param>
/// <param name="Name">Their name, or null when it is not known.</param>
/// <param name="IsListed">Whether they stand in the list already.</param>
public sealed record FoundName(Guid PersonId, string? Name, bool IsListed);
