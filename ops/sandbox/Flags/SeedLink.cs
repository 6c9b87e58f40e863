namespace Screenalytics.Sandbox.Flags;

/// <summary>What a link is.</summary>
/// <param name="PersonId">Whose it is.</param>
/// <param name="IsGallery">Whether it is a person's gallery photo, which alone can be flagged.</param>
/// <param name="Flagged">Whether it is flagged.</param>
internal sealed record SeedLink(Guid PersonId, bool IsGallery, bool Flagged);
