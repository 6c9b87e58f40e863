namespace Screenalytics.Ingest.Storage.Deduping;

/// <summary>The statements of <c>db dedupe</c>.</summary>
internal static class DedupeSql
{
    /// <summary>Nobody writes between what is read and what is removed, so no approval can come too late; reads go on.</summary>
    public const string Lock = "LOCK TABLE screenalytics.face_bank_images IN SHARE ROW EXCLUSIVE MODE";

    /// <summary>Images that stand more than once: their rows, the one to keep first, and how many are approved.</summary>
    public const string Duplicates = """
        SELECT person_id, s3_original_key, array_agg(image_id ORDER BY approved DESC, created_at, image_id),
            count(*) FILTER (WHERE approved)
        FROM screenalytics.face_bank_images
        GROUP BY person_id, s3_original_key HAVING count(*) > 1
        ORDER BY person_id, s3_original_key
        """;

    /// <summary>Removes rows; the last guard of what a human approved.</summary>
    public const string Delete =
        "DELETE FROM screenalytics.face_bank_images WHERE image_id = ANY ($1) AND NOT approved";
}
