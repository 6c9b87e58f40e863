-- What this program keeps for itself: which migrations were applied, runs, and what each run made of each person.
CREATE SCHEMA IF NOT EXISTS screenalytics_ingest;

CREATE TABLE screenalytics_ingest.migration (
    version integer PRIMARY KEY,
    name text NOT NULL,
    checksum text NOT NULL,
    applied_at timestamptz NOT NULL DEFAULT now(),
    applied_by text NOT NULL DEFAULT current_user
);

-- status: 1 queued, 2 running, 3 ok, 4 partial, 5 error, 6 cancelled.
CREATE TABLE screenalytics_ingest.run (
    run_id uuid PRIMARY KEY,
    target_key text NOT NULL,
    target_kind text NOT NULL,
    target jsonb NOT NULL,
    request jsonb NOT NULL,
    trigger text NOT NULL,
    actor text,
    node text NOT NULL,
    status smallint NOT NULL,
    suspect boolean NOT NULL DEFAULT false,
    dry_run boolean NOT NULL DEFAULT false,
    max_images_per_person smallint NOT NULL,
    backend_host text NOT NULL,
    database_host text NOT NULL,
    started_at timestamptz NOT NULL,
    finished_at timestamptz,
    report jsonb
);

CREATE INDEX run_target ON screenalytics_ingest.run (target_key, started_at DESC);
CREATE INDEX run_started ON screenalytics_ingest.run (started_at DESC);

-- One row a person and run: what happened, and where the images inserted came from. Provenance (source, ranks,
-- image_ids; parallel arrays of the inserted images) is kept as long as the images; the rest is history.
-- outcome: 1 seeded, 2 fallback, 3 empty, 4 held, 5 failed, 6 not attempted. source: 0 none, 1 seed call, 2 all call.
-- failure: a code of the program's failure catalogue, 0 for none. skipped: rows by reason, in the catalogue's order.
CREATE TABLE screenalytics_ingest.person_result (
    run_id uuid NOT NULL,
    person_id uuid NOT NULL,
    finished_at timestamptz NOT NULL,
    outcome smallint NOT NULL,
    failure smallint NOT NULL,
    source smallint NOT NULL,
    chosen smallint NOT NULL,
    inserted smallint NOT NULL,
    fetched integer NOT NULL,
    duplicates integer NOT NULL,
    over_cap integer NOT NULL,
    skipped integer[],
    ranks smallint[],
    image_ids uuid[],
    calls text,
    detail text,
    PRIMARY KEY (run_id, person_id)
);

CREATE INDEX person_result_person ON screenalytics_ingest.person_result (person_id);

-- calls: one word a call, such as 'seed:200:0r:2b:1x:3ms all@500+profile:503:0r:0b:5x:912ms:105' - which call, its
-- offset unless 0, whether profiled; status, rows, body bytes, attempts, duration, failure code unless none.
CREATE FUNCTION screenalytics_ingest.split_calls(calls text)
RETURNS TABLE (
    call_number integer,
    seed_only boolean,
    call_offset integer,
    profiled boolean,
    status integer,
    rows integer,
    bytes bigint,
    attempts integer,
    duration_ms bigint,
    failure integer
)
LANGUAGE sql IMMUTABLE
AS $$
    SELECT
        word.number::integer,
        part[1] = 'seed',
        coalesce(part[2]::integer, 0),
        part[3] IS NOT NULL,
        part[4]::integer,
        part[5]::integer,
        part[6]::bigint,
        part[7]::integer,
        part[8]::bigint,
        coalesce(part[9]::integer, 0)
    FROM unnest(string_to_array(calls, ' ')) WITH ORDINALITY AS word(content, number)
    CROSS JOIN LATERAL regexp_match(
        word.content,
        '^(seed|all)(?:@(\d+))?(\+profile)?:(\d+):(\d+)r:(\d+)b:(\d+)x:(\d+)ms(?::(\d+))?$'
    ) AS part
$$;

CREATE VIEW screenalytics_ingest.person_call AS
SELECT result.run_id, result.person_id, call.*
FROM screenalytics_ingest.person_result AS result
CROSS JOIN LATERAL screenalytics_ingest.split_calls(result.calls) AS call;
