using Screenalytics.Ingest.Contracts.Sync;
using Screenalytics.Ingest.Inspection.Reading;

namespace Screenalytics.Ingest.Inspection.Verification;

/// <summary>Whether a person's images and rows are possible, by the outcome and the calls. Pure.</summary>
internal static class ImagesRule
{
    /// <summary>The first disagreement; null when there is none.</summary>
    public static FindingKind? FirstBreach(LoggedPerson person, PersonOutcome outcome, IReadOnlyList<LoggedCall>? calls)
    {
        var hasPhotos = outcome is PersonOutcome.Seeded or PersonOutcome.Fallback;
        if (!hasPhotos)
        {
            return person.Inserted > 0 ? FindingKind.ImagesWithoutPhotos : null;
        }

        if (calls is null)
        {
            return null;
        }

        var (seed, all) = OutcomeRule.RowsOf(calls);
        if ((long)person.Inserted + person.AlreadyPresent > seed + all)
        {
            return FindingKind.ImagesExceedRows;
        }

        // A line that does not tell how many were fetched has none.
        return person.Fetched > 0 && person.Fetched != seed + all ? FindingKind.RowsDisagree : null;
    }
}
