-- What the web console keeps: who is signed in, who changed what, and what dry runs found that a sync would change.

-- A session is proven by a token that is stored nowhere: token_hash is a keyed hash of it. role: 1 viewer, 2 operator,
-- 3 admin.
CREATE TABLE screenalytics_ingest.console_session (
    session_id uuid PRIMARY KEY,
    token_hash bytea NOT NULL UNIQUE,
    name text NOT NULL,
    method text NOT NULL,
    role smallint NOT NULL,
    address text,
    browser text,
    created_at timestamptz NOT NULL DEFAULT now(),
    seen_at timestamptz NOT NULL DEFAULT now(),
    expires_at timestamptz NOT NULL,
    ended_at timestamptz,
    ended_by text
);

-- A row a change that somebody made, or tried to. entry_id lets a row be added once, however often that is tried.
-- outcome: 1 begun, 2 done, 3 refused, 4 failed.
CREATE TABLE screenalytics_ingest.console_audit (
    number bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    entry_id uuid NOT NULL UNIQUE,
    at timestamptz NOT NULL DEFAULT clock_timestamp(),
    actor text NOT NULL,
    role smallint,
    session_id uuid,
    address text,
    action text NOT NULL,
    subject text NOT NULL,
    person_id uuid,
    run_id uuid,
    before text,
    after text,
    outcome smallint NOT NULL,
    detail text
);

CREATE INDEX console_audit_at ON screenalytics_ingest.console_audit (at);
CREATE INDEX console_audit_actor ON screenalytics_ingest.console_audit (actor, number);
CREATE INDEX console_audit_action ON screenalytics_ingest.console_audit (action, number);
CREATE INDEX console_audit_person ON screenalytics_ingest.console_audit (person_id, number) WHERE person_id IS NOT NULL;
CREATE INDEX console_audit_run ON screenalytics_ingest.console_audit (run_id, number) WHERE run_id IS NOT NULL;

-- People of a dry run whose images a sync would change: the photos that were chosen for them, in the answer's order.
-- changes: 1 its image would be inserted, 2 its image would become a seed, 3 nothing.
CREATE TABLE screenalytics_ingest.dry_run_plan (
    run_id uuid NOT NULL,
    person_id uuid NOT NULL,
    ranks smallint[] NOT NULL,
    keys text[] NOT NULL,
    changes smallint[] NOT NULL,
    PRIMARY KEY (run_id, person_id)
);
