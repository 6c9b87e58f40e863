using Screenalytics.Ingest.Storage.History;

namespace Screenalytics.Ingest.Storage.Care;

/// <summary>The statements that take a run back.</summary>
internal static class UndoSql
{
    public const string Find = "SELECT status FROM screenalytics_ingest.run WHERE run_id = $1";

    public const string Lock = $"{Find} FOR UPDATE";

    /// <summary>The images of run $1 that are there.</summary>
    public const string Images = $"""
        SELECT {ImageRow.Columns}
        FROM {Origin}
        JOIN screenalytics.face_bank_images AS image USING (image_id)
        ORDER BY image.person_id, origin.rank, image.image_id
        """;

    /// <summary>
    /// Removes those of run $1 that nobody approved. One that is being approved is waited for, and looked at again then.
    /// </summary>
    public const string Delete = $"""
        DELETE FROM screenalytics.face_bank_images AS image
        USING {Origin}
        WHERE image.image_id = origin.image_id AND NOT image.approved
        RETURNING {ImageRow.Columns}
        """;

    public const string Mark = """
        UPDATE screenalytics_ingest.run
        SET undone_at = clock_timestamp(), undone_by = $2, undone_images = coalesce(undone_images, 0) + $3
        WHERE run_id = $1 AND (undone_at IS NULL OR $3 > 0)
        """;

    public const string Count = """
        SELECT coalesce(sum(cardinality(image_ids)), 0)::integer FROM screenalytics_ingest.person_result WHERE run_id = $1
        """;

    private const string Origin = """
        (
            SELECT result.run_id, result.source, filed.image_id, filed.rank
            FROM screenalytics_ingest.person_result AS result
            CROSS JOIN LATERAL unnest(result.image_ids, result.ranks) AS filed (image_id, rank)
            WHERE result.run_id = $1
        ) AS origin
        """;
}
