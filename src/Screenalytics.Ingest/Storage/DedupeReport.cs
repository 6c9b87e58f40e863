namespace Screenalytics.Ingest.Storage;

/// <summary>What <c>db dedupe</c> did, or with <c>--dry-run</c> would do.</summary>
/// <param name="Identity">The database and the user.</param>
/// <param name="Applied">Whether the rows are removed, or only listed.</param>
/// <param name="Images">Every image that stands more than once.</param>
internal sealed record DedupeReport(DatabaseIdentity Identity, bool Applied, IReadOnlyList<DuplicateImage> Images)
{
    /// <summary>Rows that are, or would be, removed.</summary>
    public int RemovedRows => Images.Sum(image => image.Removed.Count);

    /// <summary>Images that a human has to decide on first.</summary>
    public int RefusedImages => Images.Count(image => image.Refused is not null);
}
