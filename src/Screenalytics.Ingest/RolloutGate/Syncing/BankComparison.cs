using Screenalytics.Ingest.Runs;

namespace Screenalytics.Ingest.RolloutGate.Syncing;

/// <summary>Compares rows that were there with what they are now.</summary>
internal static class BankComparison
{
    private const string WayOut = "See the triggers of screenalytics.face_bank_images, and who else writes to it";
    private const string ApprovedId = "approved_untouched";
    private const string ApprovedExpected = "The approved rows that were there are as they were";
    private const int MostInWords = 3;

    /// <summary>
    /// Judges it: approved rows are byte for byte as they were, and of others nothing but <c>is_seed</c> may have risen.
    /// </summary>
    /// <param name="before">The two people's rows as they were.</param>
    /// <param name="after">The two people's rows as they are.</param>
    /// <param name="sample">Approved rows of anybody.</param>
    /// <param name="record">Where it is noted.</param>
    public static void Judge(
        IReadOnlyList<BankRow> before,
        IReadOnlyList<BankRow> after,
        ApprovedSample sample,
        StepRecord record
    )
    {
        var now = after.ToDictionary(row => row.ImageId);
        JudgeApproved([.. before.Where(row => row.Approved)], now, sample, record);
        JudgeOthers([.. before.Where(row => !row.Approved)], now, record);
    }

    private static void JudgeApproved(
        List<BankRow> own,
        Dictionary<Guid, BankRow> now,
        ApprovedSample sample,
        StepRecord record
    )
    {
        var ownIds = own.Select(row => row.ImageId).ToHashSet();
        var strangers = sample.Before?.Where(row => !ownIds.Contains(row.ImageId)).ToList();
        var seen = sample.Now.ToDictionary(row => row.ImageId);
        if (Breach(own, IsSame, now) is { } breach)
        {
            record.Disproven(ApprovedId, ApprovedExpected, breach, WayOut);
        }
        else if (strangers?.FindAll(row => !IsSame(row, seen.GetValueOrDefault(row.ImageId))) is { Count: > 0 } moved)
        {
            // Humans approve while a gate runs: what changed elsewhere may be theirs.
            record.NotJudged(
                ApprovedId,
                ApprovedExpected,
                $"{moved.Count} of {strangers.Count} approved rows of other people changed meanwhile: {Names(moved, seen)}. Whether a human did it or the sync can't be told.",
                "Ask who changed them, and run the gate again while nobody approves"
            );
        }
        else if (own.Count == 0 && strangers is null)
        {
            record.NotJudged(
                ApprovedId,
                ApprovedExpected,
                "The two people have no approved row, and those of others could not be found in time.",
                "Name a person with an approved image in the environment's file, or have an index made for approved rows"
            );
        }
        else
        {
            record.Proven(ApprovedId, ApprovedExpected, ProofOf(own.Count, strangers));
        }
    }

    private static string ProofOf(int own, List<BankRow>? strangers) =>
        (own, strangers) switch
        {
            (0, { Count: 0 }) => "the bank has no approved row at all: there is nothing that could be touched",
            (_, null) =>
                $"{own} of the two people were there, and are unchanged; those of others could not be found in time",
            _ =>
                $"{own} of the two people were there, and are unchanged; so are {strangers.Count} of others, those created last",
        };

    private static string Names(List<BankRow> moved, Dictionary<Guid, BankRow> seen) =>
        string.Join(
            ", ",
            moved
                .Take(MostInWords)
                .Select(row =>
                    $"image {row.ImageId} ({(seen.TryGetValue(row.ImageId, out var other) ? Change(row, other) : "gone")})"
                )
        ) + (moved.Count > MostInWords ? " and others" : "");

    private static void JudgeOthers(List<BankRow> rows, Dictionary<Guid, BankRow> now, StepRecord record)
    {
        const string Id = "others_untouched";
        const string Expected = "The other rows that were there are as they were";
        if (Breach(rows, IsSameOrRaised, now) is { } breach)
        {
            record.Disproven(Id, Expected, breach, WayOut);
            return;
        }

        var raised = rows.Count(row => !row.IsSeed && now[row.ImageId].IsSeed);
        record.Proven(
            Id,
            Expected,
            rows.Count == 0 ? "0 other rows of the two people were there"
                : raised == 0 ? $"{rows.Count} were there, and are unchanged"
                : $"{rows.Count} were there; is_seed rose on {raised}, nothing else changed"
        );
    }

    // What is wrong with rows of the two people, who are nobody else's while the gate syncs them.
    private static string? Breach(
        List<BankRow> rows,
        Func<BankRow, BankRow?, bool> isAllowed,
        Dictionary<Guid, BankRow> now
    )
    {
        List<string> told = [];
        var gone = rows.FindAll(row => !now.ContainsKey(row.ImageId));
        var changed = rows.FindAll(row => now.TryGetValue(row.ImageId, out var other) && !isAllowed(row, other));
        if (changed is [var first, ..])
        {
            told.Add(
                $"{changed.Count} of {rows.Count} were changed, such as image {first.ImageId} ({Change(first, now[first.ImageId])})"
            );
        }

        if (gone.Count > 0)
        {
            told.Add($"{gone.Count} of {rows.Count} are gone, such as image {gone[0].ImageId}");
        }

        return told.Count == 0
            ? null
            : $"{string.Join("; ", told)}: something else writes to them (a trigger, another program?)";
    }

    private static string Change(BankRow was, BankRow row)
    {
        List<string> columns = [];
        Note("person_id", was.PersonId != row.PersonId);
        Note("s3_original_key", was.S3OriginalKey != row.S3OriginalKey);
        Note("is_seed", was.IsSeed != row.IsSeed);
        Note("approved", was.Approved != row.Approved);
        Note("approved_at", was.ApprovedAt != row.ApprovedAt);
        Note("approved_by", was.ApprovedBy != row.ApprovedBy);
        return columns.Count == 0 ? "another column" : string.Join(", ", columns);

        void Note(string column, bool isChanged)
        {
            if (isChanged)
            {
                columns.Add(column);
            }
        }
    }

    private static bool IsSame(BankRow was, BankRow? row) => was.Digest == row?.Digest;

    private static bool IsSameOrRaised(BankRow was, BankRow? row) =>
        IsSame(was, row) || (!was.IsSeed && row is { IsSeed: true } && was.DigestButSeed == row.DigestButSeed);
}
