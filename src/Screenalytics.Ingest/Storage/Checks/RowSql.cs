namespace Screenalytics.Ingest.Storage.Checks;

/// <summary>Questions to the face bank's rows; each reads the whole table once.</summary>
internal static class RowSql
{
    /// <summary>Images that stand more than once, the first 20, and how many there are.</summary>
    public const string Duplicates = """
        SELECT person_id::text, left(s3_original_key, 200), count(*), count(*) FILTER (WHERE approved),
            count(*) OVER () AS images
        FROM screenalytics.face_bank_images
        GROUP BY person_id, s3_original_key HAVING count(*) > 1
        ORDER BY person_id, s3_original_key LIMIT 20
        """;

    /// <summary>
    /// Keys of more than the 2,048 bytes that a sync writes, the first 20 from the longest; how many there are, and how
    /// many have more than the 2,670 bytes that a B-tree's entry holds beside the person (compression may let more in).
    /// </summary>
    public const string LongKeys = """
        SELECT image_id::text, person_id::text, octet_length(s3_original_key), count(*) OVER () AS images,
            count(*) FILTER (WHERE octet_length(s3_original_key) > 2670) OVER () AS beyond
        FROM screenalytics.face_bank_images
        WHERE octet_length(s3_original_key) > 2048
        ORDER BY octet_length(s3_original_key) DESC, image_id LIMIT 20
        """;
}
