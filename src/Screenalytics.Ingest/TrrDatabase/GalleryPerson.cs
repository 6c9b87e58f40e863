namespace Screenalytics.Ingest.TrrDatabase;

/// <summary>A person with photos.</summary>
/// <param name="PersonId">The person.</param>
/// <param name="Photos">How many photos.</param>
/// <param name="Flagged">How many of them are flagged.</param>
/// <param name="Unflagged">How many could be flagged and are not.</param>
internal sealed record GalleryPerson(Guid PersonId, int Photos, int Flagged, int Unflagged);
