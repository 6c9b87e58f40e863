namespace Screenalytics.Ingest.Storage.Life;

/// <summary>The statements about the people of runs.</summary>
internal static class CastSql
{
    /// <summary>The chunks of part $2 of run $1, or of all its parts, in order.</summary>
    public const string Chunks = """
        SELECT person_ids FROM screenalytics_ingest.run_cast
        WHERE run_id = $1 AND ($2::integer IS NULL OR part = $2)
        ORDER BY chunk
        """;

    /// <summary>The people of run $1 who have a result already.</summary>
    public const string Committed = "SELECT person_id FROM screenalytics_ingest.person_result WHERE run_id = $1";

    /// <summary>The people of run $1 whose turn came to a good end.</summary>
    public const string Finished = $"{Committed} AND outcome IN (1, 2, 3)";

    /// <summary>Whether a chunk of part $2 of run $1 begins with person $3.</summary>
    public const string Begins = """
        SELECT EXISTS (
            SELECT FROM screenalytics_ingest.run_cast
            WHERE run_id = $1 AND ($2::integer IS NULL OR part = $2) AND person_ids[1] = $3
        )
        """;

    /// <summary>Opens a part after all of run $1; only the holder of the part that reads the cast does.</summary>
    public const string OpenPart = """
        WITH opened AS (
            INSERT INTO screenalytics_ingest.run_part (run_id, part)
            SELECT $1, max(part) + 1 FROM screenalytics_ingest.run_part WHERE run_id = $1
            RETURNING run_id, part
        )
        INSERT INTO screenalytics_ingest.run_part_epoch (run_id, part, epoch) SELECT run_id, part, 0 FROM opened
        RETURNING part
        """;

    public const string RecordShow =
        "UPDATE screenalytics_ingest.run SET show_id = $2 WHERE run_id = $1 AND show_id IS NULL";

    /// <summary>Records that the cast of run $1 is complete; its repetition changes nothing.</summary>
    public const string Complete = """
        UPDATE screenalytics_ingest.run SET cast_complete = true, show_id = coalesce($2, show_id),
            cast_calls = cast_calls + $3, cast_retries = cast_retries + $4, warnings = warnings || $5
        WHERE run_id = $1 AND NOT cast_complete
        """;

    public const string FaceBankPeople = """
        SELECT DISTINCT person_id FROM screenalytics.face_bank_images
        WHERE $1::uuid IS NULL OR person_id > $1
        ORDER BY person_id
        LIMIT $2
        """;

    public const string Errors = """
        SELECT person_id, failure, detail FROM screenalytics_ingest.person_result
        WHERE run_id = $1 AND failure <> 0
        ORDER BY person_id
        LIMIT $2
        """;
}
