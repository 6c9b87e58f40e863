using Screenalytics.Ingest.Contracts.Console;

namespace Screenalytics.Ingest.Console.Triggering;

/// <summary>A photo that a sync would take, as a page shows it.</summary>
/// <param name="Planned">The photo, and what would be done with it.</param>
/// <param name="Image">The address of the image, when it is of an allowed host.</param>
/// <param name="NotShown">Why the image is not shown, or null.</param>
public sealed record PlannedPhoto(PlannedImage Planned, string? Image, string? NotShown);
