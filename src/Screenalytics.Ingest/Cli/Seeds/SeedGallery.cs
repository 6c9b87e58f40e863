namespace Screenalytics.Ingest.Cli.Seeds;

/// <summary>A person's gallery: the output of <c>seeds list --output json</c>.</summary>
/// <param name="PersonId">The person.</param>
/// <param name="Photos">How many photos.</param>
/// <param name="Flagged">How many of them are flagged as seeds.</param>
/// <param name="Links">The photos, in the backend's order.</param>
internal sealed record SeedGallery(Guid PersonId, int Photos, int Flagged, IReadOnlyList<SeedLink> Links);
