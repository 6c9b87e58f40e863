namespace Screenalytics.Ingest.Storage.Checks;

/// <summary>Questions to the face bank's rows; each reads the whole table once.</summary>
internal static class RowSql
{
    /// <summary>The longest key that a sync writes, in bytes.</summary>
    public const int LongestKey = 2048;

    /// <summary>What a B-tree's entry can hold of key beside the person, in bytes; compression may let more in.</summary>
    public const int LongestIndexed = 2670;

    /// <summary>Images that stand more than once, the first 20, and how many there are.</summary>
    public const string Duplicates = """
        SELECT person_id::text, left(s3_original_key, 200), count(*), count(*) FILTER (WHERE approved),
            count(*) OVER () AS images
        FROM screenalytics.face_bank_images
        GROUP BY person_id, s3_original_key HAVING count(*) > 1
        ORDER BY person_id, s3_original_key LIMIT 20
        """;

    /// <summary>Keys that are too long, the first 20 from the longest, how many there are, and beyond the index.</summary>
    public const string LongKeys = """
        SELECT image_id::text, person_id::text, octet_length(s3_original_key), count(*) OVER () AS images,
            count(*) FILTER (WHERE octet_length(s3_original_key) > 2670) OVER () AS beyond
        FROM screenalytics.face_bank_images
        WHERE octet_length(s3_original_key) > 2048
        ORDER BY octet_length(s3_original_key) DESC, image_id LIMIT 20
        """;
}
