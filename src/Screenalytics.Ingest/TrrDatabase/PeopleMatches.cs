namespace Screenalytics.Ingest.TrrDatabase;

/// <summary>People that a search found.</summary>
/// <param name="People">They, those whose names begin so first; names are null where TRR's database has none.</param>
/// <param name="More">Whether there are more than that.</param>
/// <param name="Names">Whether names were looked through.</param>
internal sealed record PeopleMatches(IReadOnlyList<PersonMatch> People, bool More, NameSearched Names);
