using System.Globalization;
using Screenalytics.Ingest.Contracts.Runs;
using Screenalytics.Ingest.Contracts.Sync;

namespace Screenalytics.Ingest.Inspection.Stories;

/// <summary>Tells what was written of a person, and what became of it.</summary>
internal static class WrittenText
{
    /// <summary>Tells what was written.</summary>
    public static string Of(PersonReport result, RunSummary run) =>
        result.Outcome switch
        {
            PersonOutcome.Failed =>
                $"Nothing was written for the person: {result.Failure?.Detail ?? "the person failed"}",
            PersonOutcome.Held => "Nothing was written for the person.",
            PersonOutcome.Empty => "There was nothing to write.",
            _ => $"{Images(result.Inserted)} {Inserted(result, run)}{Present(result)}.",
        };

    /// <summary>Tells one image that was inserted.</summary>
    public static string OfImage(
        PersonReport result,
        int index,
        IReadOnlyDictionary<Guid, FaceBankImage> images,
        RunSummary run
    )
    {
        var id = result.ImageIds[index];
        var rank =
            index < result.Ranks.Count
                ? string.Create(CultureInfo.InvariantCulture, $"Photo {result.Ranks[index]}")
                : "A photo";
        if (!images.TryGetValue(id, out var image))
        {
            return run.UndoneAt is not null
                ? $"{rank} became image {id}, which is gone: the run was undone."
                : $"{rank} became image {id}, which is not in the face bank any more.";
        }

        var by = image.ApprovedBy is { } who ? $" by {who}" : "";
        var approval = image.Approved ? $"approved{by}" : "not approved yet";
        return $"{rank} became image {id} ({approval}): {image.S3OriginalKey}";
    }

    private static string Inserted(PersonReport result, RunSummary run) =>
        run.DryRun ? "would have been inserted"
        : result.Inserted == 0 ? "was inserted"
        : $"{(result.Inserted == 1 ? "was" : "were")} inserted, not approved";

    private static string Present(PersonReport result) =>
        result.AlreadyPresent == 0
            ? ""
            : string.Create(
                CultureInfo.InvariantCulture,
                $"; {result.AlreadyPresent} of the chosen photos {(result.AlreadyPresent == 1 ? "was" : "were")} in the face bank already"
            );

    private static string Images(int count) =>
        count == 0 ? "No image"
        : count == 1 ? "1 image"
        : string.Create(CultureInfo.InvariantCulture, $"{count} images");
}
