namespace Screenalytics.Ingest.Storage;

/// <summary>The statements of a batch.</summary>
internal static class BatchSql
{
    /// <summary>
    /// Time limits that end with the transaction, so that a pooler in transaction mode may stand between: $1 for a
    /// statement, $2 for a lock, $3 for us to go on.
    /// </summary>
    public const string Limits = """
        SELECT set_config('statement_timeout', $1, true), set_config('lock_timeout', $2, true),
            set_config('idle_in_transaction_session_timeout', $3, true)
        """;

    /// <summary>The same, and the fence of part $5 of run $4, held by epoch $6 or lost with SI001.</summary>
    public const string LimitsAndFence = $"{Limits}, screenalytics_ingest.hold_fence($4, $5, $6)";

    /// <summary>
    /// Files images and results at once, and answers with the people of whom some images were there already: a round
    /// trip a batch, and in the common case no row comes back.
    /// </summary>
    public const string File = $"""
        WITH {Filing}{Recording}{CountingRecorded}
        """;

    /// <summary>
    /// Adds a row of figures $3 of part $2 of run $1, with skipped rows $4 and people $5, of whom $6 images of $7 people
    /// were inserted; few of them, $8, have the outcomes $9.
    /// </summary>
    public const string Count = $"""
        {Counting} (
            SELECT $1::uuid AS run_id, $2::integer AS part, $3::integer[] AS figures, $4::integer[] AS skipped,
                $5::uuid[] AS person_ids, $6::integer AS imported, $7::integer AS imported_people, $8::uuid[] AS few_ids,
                $9::smallint[] AS few_outcomes
        ) AS total
        """;

    /// <summary>Creates people who are ours to create; as many rows as there are ids says that all of them are new.</summary>
    public const string KnowPeople = """
        INSERT INTO screenalytics.person (id) SELECT id FROM unnest($1::uuid[]) AS person (id)
        ON CONFLICT (id) DO NOTHING
        """;

    /// <summary>
    /// Files images of people who are new in this very transaction: nobody else can have given them an image, so that
    /// looking for one is saved, a tenth of PostgreSQL's work.
    /// </summary>
    public const string FileNewImages = """
        INSERT INTO screenalytics.face_bank_images (image_id, person_id, s3_original_key, is_seed, approved)
        SELECT image_id, person_id, key, true, false
        FROM unnest($1::uuid[], $2::uuid[], $3::text[]) AS image (image_id, person_id, key)
        """;

    /// <summary>Records results whose chosen photos were all inserted; $15 is where a person's images begin, from 1.</summary>
    public const string RecordNew = """
        INSERT INTO screenalytics_ingest.person_result (run_id, person_id, finished_at, outcome, failure, source,
            chosen, inserted, fetched, duplicates, over_cap, skipped, ranks, image_ids, calls, detail)
        SELECT $1, person_id, now(), outcome, failure, source,
            chosen, chosen, fetched, duplicates, over_cap, skipped::integer[],
            CASE WHEN chosen > 0 THEN ($3::smallint[])[first:first + chosen - 1] END,
            CASE WHEN chosen > 0 THEN ($2::uuid[])[first:first + chosen - 1] END,
            calls, detail
        FROM unnest($4::uuid[], $5::smallint[], $6::smallint[], $7::smallint[], $8::smallint[], $9::integer[],
            $10::integer[], $11::integer[], $12::text[], $13::text[], $14::text[], $15::integer[])
            AS result (person_id, outcome, failure, source, chosen, fetched, duplicates, over_cap, skipped, calls,
                detail, first)
        """;

    /// <summary>Records results of a dry run: $13 is how many images would be inserted.</summary>
    public const string RecordCompared = """
        INSERT INTO screenalytics_ingest.person_result (run_id, person_id, finished_at, outcome, failure, source,
            chosen, inserted, fetched, duplicates, over_cap, skipped, calls, detail)
        SELECT $1, person_id, now(), outcome, failure, source,
            chosen, inserted, fetched, duplicates, over_cap, skipped::integer[], calls, detail
        FROM unnest($2::uuid[], $3::smallint[], $4::smallint[], $5::smallint[], $6::smallint[], $7::integer[],
            $8::integer[], $9::integer[], $10::text[], $11::text[], $12::text[], $13::smallint[])
            AS result (person_id, outcome, failure, source, chosen, fetched, duplicates, over_cap, skipped, calls,
                detail, inserted)
        """;

    /// <summary>
    /// Records what a sync would change of people $2 of run $1: $4 photos each from place $3 on, from 1, of ranks $5, keys
    /// $6 and changes $7.
    /// </summary>
    public const string RecordPlan = """
        INSERT INTO screenalytics_ingest.dry_run_plan (run_id, person_id, ranks, keys, changes)
        SELECT $1, person_id, ($5::smallint[])[first:first + chosen - 1], ($6::text[])[first:first + chosen - 1],
            ($7::smallint[])[first:first + chosen - 1]
        FROM unnest($2::uuid[], $3::integer[], $4::integer[]) AS planned (person_id, first, chosen)
        """;

    /// <summary>
    /// Lets <c>is_seed</c> rise on images that were there already, $1 and $2, unless a human approved them: an approved
    /// row is not even locked. OFFSET 0 keeps the look-ups on the unique index, whatever the statistics say.
    /// </summary>
    public const string RaiseSeed = """
        WITH low AS (
            SELECT row.image_id
            FROM unnest($1::uuid[], $2::text[]) AS image (person_id, key)
            CROSS JOIN LATERAL (
                SELECT stored.image_id FROM screenalytics.face_bank_images AS stored
                WHERE stored.person_id = image.person_id AND stored.s3_original_key = image.key
                    AND NOT stored.is_seed AND NOT stored.approved
                OFFSET 0
            ) AS row
        )
        UPDATE screenalytics.face_bank_images AS stored SET is_seed = true
        FROM low
        WHERE stored.image_id = low.image_id AND NOT stored.is_seed AND NOT stored.approved
        """;

    /// <summary>People $2 of run $1 whose results are there already.</summary>
    public const string Committed = """
        SELECT person_id, failure, detail, image_ids FROM screenalytics_ingest.person_result
        WHERE run_id = $1 AND person_id = ANY ($2)
        """;

    /// <summary>
    /// Which of the images $1, $2 are there already: their places, from 1, and whether a sync would let <c>is_seed</c> rise.
    /// </summary>
    public const string Present = """
        SELECT image.place::integer, found.is_low
        FROM unnest($1::uuid[], $2::text[]) WITH ORDINALITY AS image (person_id, key, place)
        CROSS JOIN LATERAL (
            SELECT NOT stored.is_seed AND NOT stored.approved AS is_low FROM screenalytics.face_bank_images AS stored
            WHERE stored.person_id = image.person_id AND stored.s3_original_key = image.key
            LIMIT 1
        ) AS found
        """;

    private const string Filing = """
        filed AS (
            INSERT INTO screenalytics.face_bank_images (image_id, person_id, s3_original_key, is_seed, approved)
            SELECT image_id, person_id, key, true, false
            FROM unnest($2::uuid[], $3::uuid[], $4::text[]) AS image (image_id, person_id, key)
            ON CONFLICT (person_id, s3_original_key) DO NOTHING
            RETURNING image_id, person_id
        ), origin AS (
            SELECT filed.person_id, count(*) AS inserted, array_agg(image.rank) AS ranks,
                array_agg(filed.image_id) AS image_ids
            FROM filed JOIN unnest($2::uuid[], $5::smallint[]) AS image (image_id, rank) USING (image_id)
            GROUP BY filed.person_id
        ), 
        """;

    private const string Recording = """
        recorded AS (
            INSERT INTO screenalytics_ingest.person_result (run_id, person_id, finished_at, outcome, failure, source,
                chosen, inserted, fetched, duplicates, over_cap, skipped, ranks, image_ids, calls, detail)
            SELECT $1, result.person_id, now(), outcome, failure, source,
                chosen, coalesce(origin.inserted, 0), fetched, duplicates, over_cap, skipped::integer[],
                origin.ranks, origin.image_ids, calls, detail
            FROM unnest($6::uuid[], $7::smallint[], $8::smallint[], $9::smallint[], $10::smallint[], $11::integer[],
                $12::integer[], $13::integer[], $14::text[], $15::text[], $16::text[])
                AS result (person_id, outcome, failure, source, chosen, fetched, duplicates, over_cap, skipped, calls,
                    detail)
            LEFT JOIN origin USING (person_id)
            RETURNING person_id, chosen, inserted, image_ids
        ), 
        """;

    // A run's figures are the sum over these rows: as many as batches, in their transactions, so never in doubt.
    private const string Counting = """
        INSERT INTO screenalytics_ingest.run_batch (run_id, part, people, seeded, fallback, empty, held, failed,
            fetched, chosen, duplicates, over_cap, seed_calls, all_calls, retries, skipped, person_ids, few_ids,
            few_outcomes, imported, imported_people, present)
        SELECT run_id, part, figures[1], figures[2], figures[3], figures[4], figures[5], figures[6],
            figures[7], figures[8], figures[9], figures[10], figures[11], figures[12], figures[13], skipped, person_ids,
            few_ids, few_outcomes, imported, imported_people, figures[14] - imported
        FROM
        """;

    private const string CountingRecorded = $"""
        counted AS (
            {Counting} (
                SELECT $1::uuid AS run_id, $17::integer AS part, $18::integer[] AS figures, $19::integer[] AS skipped,
                    $6::uuid[] AS person_ids, $20::uuid[] AS few_ids, $21::smallint[] AS few_outcomes,
                    coalesce(sum(inserted), 0)::integer AS imported,
                    (count(*) FILTER (WHERE inserted > 0))::integer AS imported_people
                FROM recorded
            ) AS total
        )
        SELECT person_id, image_ids FROM recorded WHERE inserted < chosen
        """;
}
