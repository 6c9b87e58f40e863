using Screenalytics.Ingest.Contracts.Runs;

namespace Screenalytics.Ingest.Console.People;

/// <summary>An image of the face bank as a page shows it.</summary>
/// <param name="Row">The row.</param>
/// <param name="Image">The address of the image, when it is of an allowed host.</param>
/// <param name="NotShown">Why the image is not shown, or null.</param>
/// <param name="Flagged">Whether TRR has it flagged now; null when that is not known.</param>
public sealed record BankPhoto(FaceBankImage Row, string? Image, string? NotShown, bool? Flagged);
