using Screenalytics.Ingest.Contracts.Runs;
using Screenalytics.Ingest.Runs;

namespace Screenalytics.Ingest.RolloutGate.Syncing;

/// <summary>Judges the face bank's rows of the two people after a sync beside those before it.</summary>
/// <param name="synced">The sync.</param>
/// <param name="rows">The rows now.</param>
/// <param name="images">Where the images came from.</param>
/// <param name="approved">Approved rows of anybody.</param>
/// <param name="record">Where it is noted.</param>
internal sealed class BankRuling(
    SyncedPeople synced,
    IReadOnlyList<BankRow> rows,
    IReadOnlyList<FaceBankImage> images,
    ApprovedSample approved,
    StepRecord record
)
{
    private const int MostInWords = 3;

    private readonly Dictionary<Guid, FaceBankImage> _origins = images.ToDictionary(image => image.ImageId);
    private readonly HashSet<Guid> _known = [.. synced.Before.Select(row => row.ImageId)];

    /// <summary>Judges them.</summary>
    public void Judge()
    {
        var added = rows.Where(row => !_known.Contains(row.ImageId)).ToList();
        JudgeAdded(added);
        if (added.Count > 0)
        {
            JudgeColumns(added);
        }

        JudgeDuplicates();
        BankComparison.Judge(synced.Before, rows, approved, record);
        JudgeOrigins(added);
    }

    // Exactly the rows due: each there once, under its person, with its key; and no other.
    private void JudgeAdded(List<BankRow> added)
    {
        foreach (var person in synced.Expected)
        {
            var due = person.NewBeside(synced.Before);
            var id = person.IsSeeded ? "seeded_images" : "unseeded_images";
            var expected = $"{due.Count} images of {person.Words} are new, with the keys that were served";
            if (due.Count == 0)
            {
                record.NotJudged(
                    id,
                    $"Images of {person.Words} are new",
                    person.Photos.Count == 0
                        ? "No photo of this person can be used, so that nothing was due."
                        : $"All {person.Photos.Count} images due were there before already, so that an insert could not be seen.",
                    "Name a person without images in the environment's file, or raise Sync:MaxImagesPerPerson for this gate"
                );
                continue;
            }

            var missing = due.Where(photo => !added.Exists(row => IsOf(row, person, photo.ServedUrl))).ToList();
            if (missing.Count == 0)
            {
                record.Proven(id, expected, $"{due.Count} of {due.Count} are there");
            }
            else if (synced.Meanwhile is { } meanwhile)
            {
                record.NotJudged(id, expected, $"{missing.Count} are missing, but {meanwhile}.", "Run the gate again");
            }
            else
            {
                record.Disproven(
                    id,
                    expected,
                    $"{missing.Count} of {due.Count} expected rows are missing: {MissingCause(person, missing[0].ServedUrl, added)}"
                );
            }
        }

        JudgeOthers(added);
    }

    private void JudgeOthers(List<BankRow> added)
    {
        const string Expected = "No other row of the two people is new";
        var others = added.Where(row => !IsDue(row)).ToList();
        if (others.Count == 0)
        {
            record.Proven("no_others", Expected, $"{added.Count} new rows, each of them due");
            return;
        }

        var foreign = others.Where(row => OriginOf(row) is { RunId: { } run } && run != synced.RunId).ToList();
        if (foreign.Count == others.Count)
        {
            record.NotJudged(
                "no_others",
                Expected,
                $"{others.Count} other rows are new: {synced.OthersWords}.",
                "Run the gate again"
            );
            return;
        }

        var own = others.Where(row => OriginOf(row)?.RunId == synced.RunId).ToList();
        if (synced.HasMoved && own.Count + foreign.Count == others.Count)
        {
            record.NotJudged(
                "no_others",
                Expected,
                $"{others.Count} other rows are new, but {synced.Meanwhile}.",
                "Run the gate again"
            );
            return;
        }

        var words = others
            .Except(foreign)
            .Take(MostInWords)
            .Select(row => $"'{row.S3OriginalKey}' of person {row.PersonId}");
        record.Disproven(
            "no_others",
            Expected,
            own.Count > 0
                ? $"{own.Count} rows of this run have another key or person than was filed: {string.Join(", ", words)}: something alters rows on insert (a trigger?)"
                : $"{others.Count} rows more than were filed: {string.Join(", ", words)}: something adds rows when images are inserted (a trigger?), or another program files them",
            "See the triggers of screenalytics.face_bank_images; rows that the run did not file are not taken back by the gate"
        );
    }

    private void JudgeColumns(List<BankRow> added)
    {
        Count("is_seed", "is_seed is true on every new row", "is_seed is false", row => !row.IsSeed);
        Count("approved", "approved is false on every new row", "approved is true", row => row.Approved);
        Count(
            "approval",
            "approved_at and approved_by are null on every new row",
            "approved_at or approved_by is set",
            row => row.ApprovedAt is not null || row.ApprovedBy is not null
        );

        void Count(string id, string expected, string wrong, Func<BankRow, bool> isWrong)
        {
            var count = added.Count(isWrong);
            record.Expect(
                count == 0,
                id,
                expected,
                count == 0
                    ? $"{added.Count} of {added.Count}"
                    : $"{wrong} on {count} of {added.Count} new rows: something sets it on insert (a trigger?)",
                "See the triggers and rules of screenalytics.face_bank_images"
            );
        }
    }

    private void JudgeDuplicates()
    {
        var twice = rows.GroupBy(row => (row.PersonId, row.S3OriginalKey)).Where(group => group.Count() > 1).ToList();
        record.Expect(
            twice.Count == 0,
            "no_duplicates",
            "No image is there twice",
            twice.Count == 0
                ? $"{rows.Count} rows of the two people, each (person, key) once"
                : $"{twice.Count} images are there more than once, such as '{twice[0].Key.S3OriginalKey}' of person {twice[0].Key.PersonId} {twice[0].Count()} times: no unique index keeps them apart",
            "Run 'screenalytics-ingest db dedupe', then 'screenalytics-ingest db migrate'"
        );
    }

    private void JudgeOrigins(List<BankRow> added)
    {
        const string Expected = "Every new image is recorded with this run, its call and its place in the answer";
        var own = added.Where(IsDue).ToList();
        if (own.Count == 0)
        {
            return;
        }

        var wrong = own.Where(row =>
                OriginOf(row) is not { } image
                || !synced.Expected.Single(person => person.PersonId == row.PersonId).IsOrigin(image, synced.RunId)
            )
            .ToList();
        if (wrong.Count == 0)
        {
            record.Proven("origin", Expected, $"{own.Count} of {own.Count}");
        }
        else if (wrong.TrueForAll(row => OriginOf(row) is { RunId: { } run } && run != synced.RunId))
        {
            record.NotJudged(
                "origin",
                Expected,
                $"{wrong.Count} are another run's: {synced.OthersWords}.",
                "Run the gate again"
            );
        }
        else if (synced.HasMoved)
        {
            record.NotJudged(
                "origin",
                Expected,
                $"{wrong.Count} of {own.Count} have another place, but {synced.Meanwhile}.",
                "Run the gate again"
            );
        }
        else
        {
            var image = OriginOf(wrong[0]);
            record.Disproven(
                "origin",
                Expected,
                $"{wrong.Count} of {own.Count} are not: image {wrong[0].ImageId} is recorded with run {image?.RunId?.ToString() ?? "none"}, call {image?.Source ?? "none"}, place {image?.Rank?.ToString() ?? "none"}"
            );
        }
    }

    private string MissingCause(ExpectedPerson person, string url, List<BankRow> added)
    {
        if (added.Find(row => row.S3OriginalKey == url && row.PersonId != person.PersonId) is { } moved)
        {
            return $"'{url}' was filed under person {moved.PersonId} (a trigger?)";
        }

        if (added.Exists(row => row.PersonId == person.PersonId && OriginOf(row)?.RunId == synced.RunId && !IsDue(row)))
        {
            return $"such as '{url}'; rows of this run have other keys: something alters keys on insert (a trigger?)";
        }

        return synced.Sync.Report.ImportedFacebankImages >= synced.NewImages
            ? $"such as '{url}'; the run inserted all of them: something removes rows, moves them to another person or hides them (a trigger, a job, row-level security?)"
            : $"such as '{url}'; the run did not insert them: something swallows inserts (a trigger, a rule?), or the person failed";
    }

    private FaceBankImage? OriginOf(BankRow row) => _origins.GetValueOrDefault(row.ImageId);

    private bool IsDue(BankRow row) =>
        synced.Expected.Any(person => person.Photos.Any(photo => IsOf(row, person, photo.ServedUrl)));

    private static bool IsOf(BankRow row, ExpectedPerson person, string url) =>
        row.PersonId == person.PersonId && row.S3OriginalKey == url;
}
