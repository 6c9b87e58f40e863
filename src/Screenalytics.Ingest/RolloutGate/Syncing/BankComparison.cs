using Screenalytics.Ingest.Runs;

namespace Screenalytics.Ingest.RolloutGate.Syncing;

/// <summary>Compares rows that were there with what they are now.</summary>
internal static class BankComparison
{
    private const string WayOut = "See the triggers of screenalytics.face_bank_images, and who else writes to it";

    /// <summary>
    /// Judges it: approved rows are byte for byte as they were, and of others nothing but <c>is_seed</c> may have risen.
    /// </summary>
    public static void Judge(IReadOnlyList<BankRow> before, IReadOnlyList<BankRow> after, StepRecord record)
    {
        var now = after.ToDictionary(row => row.ImageId);
        JudgeGroup("approved_untouched", "approved rows", before.Where(row => row.Approved), IsSame, now, record);
        JudgeGroup("others_untouched", "other rows", before.Where(row => !row.Approved), IsSameOrRaised, now, record);
    }

    private static void JudgeGroup(
        string id,
        string what,
        IEnumerable<BankRow> group,
        Func<BankRow, BankRow, bool> isAllowed,
        Dictionary<Guid, BankRow> now,
        StepRecord record
    )
    {
        var rows = group.ToList();
        var expected = $"The {what} that were there are as they were";
        var gone = rows.Where(row => !now.ContainsKey(row.ImageId)).ToList();
        var changed = rows.Where(row => now.TryGetValue(row.ImageId, out var other) && !isAllowed(row, other)).ToList();
        if (gone.Count + changed.Count == 0)
        {
            var raised = rows.Count(row => !row.IsSeed && now[row.ImageId].IsSeed);
            record.Proven(
                id,
                expected,
                rows.Count == 0 ? $"0 {what} were there"
                    : raised == 0 ? $"{rows.Count} were there, and are unchanged"
                    : $"{rows.Count} were there; is_seed rose on {raised}, nothing else changed"
            );
            return;
        }

        List<string> told = [];
        if (changed.Count > 0)
        {
            told.Add(
                $"{changed.Count} of {rows.Count} were changed, such as image {changed[0].ImageId} ({Change(changed[0], now)})"
            );
        }

        if (gone.Count > 0)
        {
            told.Add($"{gone.Count} of {rows.Count} are gone, such as image {gone[0].ImageId}");
        }

        record.Disproven(
            id,
            expected,
            $"{string.Join("; ", told)}: something else writes to them (a trigger, another program?)",
            WayOut
        );
    }

    private static string Change(BankRow was, Dictionary<Guid, BankRow> now)
    {
        var row = now[was.ImageId];
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

    private static bool IsSame(BankRow was, BankRow row) => was.Digest == row.Digest;

    private static bool IsSameOrRaised(BankRow was, BankRow row) =>
        IsSame(was, row) || (!was.IsSeed && row.IsSeed && was.DigestButSeed == row.DigestButSeed);
}
