-- What lets a run survive its process: parts with leases and fences, the cast it works from, what is filed of it.

-- Runs of before kept no cast to go on from.
UPDATE screenalytics_ingest.run SET status = 5, finished_at = coalesce(finished_at, now()) WHERE status IN (1, 2);

ALTER TABLE screenalytics_ingest.run
    ALTER COLUMN started_at DROP NOT NULL,
    ALTER COLUMN node DROP NOT NULL,
    ADD COLUMN queued_at timestamptz NOT NULL DEFAULT now(),
    ADD COLUMN not_before timestamptz,
    ADD COLUMN part_size integer NOT NULL DEFAULT 0,
    ADD COLUMN cast_complete boolean NOT NULL DEFAULT false,
    ADD COLUMN show_id uuid,
    ADD COLUMN cast_calls integer NOT NULL DEFAULT 0,
    ADD COLUMN cast_retries integer NOT NULL DEFAULT 0,
    ADD COLUMN warnings text[] NOT NULL DEFAULT '{}',
    ADD COLUMN failure smallint NOT NULL DEFAULT 0,
    ADD COLUMN failure_message text,
    ADD COLUMN cancel_requested_at timestamptz,
    ADD COLUMN cancel_requested_by text,
    ADD COLUMN retry_of uuid,
    ADD COLUMN schedule text,
    ADD COLUMN scheduled_for timestamptz,
    ADD COLUMN late boolean NOT NULL DEFAULT false,
    ADD COLUMN undone_at timestamptz,
    ADD COLUMN undone_by text,
    ADD COLUMN undone_images integer,
    ADD COLUMN purged_at timestamptz;

UPDATE screenalytics_ingest.run SET queued_at = started_at, cast_complete = true;

-- One run of a target at a time, over all processes and nodes.
CREATE UNIQUE INDEX run_in_flight ON screenalytics_ingest.run (target_key) WHERE status IN (1, 2) AND NOT dry_run;
CREATE INDEX run_finished ON screenalytics_ingest.run (finished_at) WHERE purged_at IS NULL;

-- A run's people in parts that nodes lease. state: 1 open, 2 done. A part is free when its lease is null or over.
CREATE TABLE screenalytics_ingest.run_part (
    run_id uuid NOT NULL,
    part integer NOT NULL,
    state smallint NOT NULL DEFAULT 1,
    node text,
    lease_until timestamptz,
    attempts integer NOT NULL DEFAULT 0,
    started_at timestamptz,
    ended_at timestamptz,
    PRIMARY KEY (run_id, part)
) WITH (fillfactor = 50);

CREATE INDEX run_part_open ON screenalytics_ingest.run_part (run_id, part) WHERE state = 1;

-- The fence of a part, and nothing else: batches share it, a takeover takes it for itself and raises the epoch.
CREATE TABLE screenalytics_ingest.run_part_epoch (
    run_id uuid NOT NULL,
    part integer NOT NULL,
    epoch integer NOT NULL,
    PRIMARY KEY (run_id, part)
);

-- Holds the fence of a part to the transaction's end, or fails with SI001 when somebody else has taken the part over.
CREATE FUNCTION screenalytics_ingest.hold_fence(run uuid, part_number integer, held integer)
RETURNS void
LANGUAGE plpgsql
AS $$
BEGIN
    PERFORM 1 FROM screenalytics_ingest.run_part_epoch
    WHERE run_id = run AND part = part_number AND epoch = held
    FOR SHARE;
    IF NOT FOUND THEN
        RAISE EXCEPTION 'part % of run % was taken over', part_number, run USING ERRCODE = 'SI001';
    END IF;
END
$$;

-- Who took which part over from whom.
CREATE TABLE screenalytics_ingest.run_takeover (
    run_id uuid NOT NULL,
    part integer NOT NULL,
    epoch integer NOT NULL,
    from_node text NOT NULL,
    to_node text NOT NULL,
    taken_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (run_id, part, epoch)
);

CREATE INDEX run_takeover_taken ON screenalytics_ingest.run_takeover (taken_at DESC);

-- The people of a run, as its cast was read, in chunks.
CREATE TABLE screenalytics_ingest.run_cast (
    run_id uuid NOT NULL,
    chunk bigint GENERATED ALWAYS AS IDENTITY,
    part integer NOT NULL,
    person_ids uuid[] NOT NULL,
    PRIMARY KEY (run_id, chunk)
);

-- A row a batch, filed with it: what its people came to. A run's figures are the sum; txid orders its events.
CREATE TABLE screenalytics_ingest.run_batch (
    run_id uuid NOT NULL,
    txid xid8 NOT NULL DEFAULT pg_current_xact_id(),
    batch bigint GENERATED ALWAYS AS IDENTITY,
    part integer NOT NULL,
    filed_at timestamptz NOT NULL DEFAULT now(),
    people integer NOT NULL,
    seeded integer NOT NULL,
    fallback integer NOT NULL,
    empty integer NOT NULL,
    held integer NOT NULL,
    failed integer NOT NULL,
    imported integer NOT NULL,
    imported_people integer NOT NULL,
    present integer NOT NULL,
    fetched integer NOT NULL,
    chosen integer NOT NULL,
    duplicates integer NOT NULL,
    over_cap integer NOT NULL,
    skipped integer[],
    seed_calls integer NOT NULL,
    all_calls integer NOT NULL,
    retries integer NOT NULL,
    person_ids uuid[] NOT NULL,
    PRIMARY KEY (run_id, txid, batch)
);

-- A request that was answered already, so that its repetition starts nothing.
CREATE TABLE screenalytics_ingest.idempotency_key (
    key text PRIMARY KEY,
    fingerprint text NOT NULL,
    run_id uuid NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now()
);

-- The processes at work, and how many requests at once each may send to its backend. kind: 1 worker, 2 sync.
CREATE TABLE screenalytics_ingest.node (
    node text PRIMARY KEY,
    host text NOT NULL,
    process_id integer NOT NULL,
    version text NOT NULL,
    backend_host text NOT NULL,
    started_at timestamptz NOT NULL DEFAULT now(),
    seen_at timestamptz NOT NULL DEFAULT now(),
    alive_until timestamptz NOT NULL,
    kind smallint NOT NULL DEFAULT 1,
    is_draining boolean NOT NULL DEFAULT false,
    parts integer NOT NULL DEFAULT 0,
    places integer NOT NULL DEFAULT 0,
    waiting_since timestamptz
) WITH (fillfactor = 50);

-- Each time that a schedule came due. outcome: 1 started, 2 skipped, 3 paused, 4 refused.
CREATE TABLE screenalytics_ingest.schedule_fire (
    schedule text NOT NULL,
    scheduled_for timestamptz NOT NULL,
    fired_at timestamptz NOT NULL DEFAULT now(),
    node text NOT NULL,
    outcome smallint NOT NULL,
    late boolean NOT NULL,
    run_id uuid,
    detail text,
    PRIMARY KEY (schedule, scheduled_for)
);

-- Pauses of schedules; one that was not resumed lasts.
CREATE TABLE screenalytics_ingest.schedule_pause (
    schedule text NOT NULL,
    paused_at timestamptz NOT NULL DEFAULT now(),
    paused_by text,
    reason text,
    resumed_at timestamptz,
    resumed_by text,
    PRIMARY KEY (schedule, paused_at)
);

CREATE UNIQUE INDEX schedule_pause_lasting ON screenalytics_ingest.schedule_pause (schedule) WHERE resumed_at IS NULL;
