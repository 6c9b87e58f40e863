-- How it stands with each target, kept by the runs that end; and what is to be told of it.

-- state: 1 ok, 2 broken, 3 suspect, 4 stale.
CREATE TABLE screenalytics_ingest.target_state (
    target_key text PRIMARY KEY,
    target jsonb NOT NULL,
    state smallint NOT NULL,
    since timestamptz NOT NULL,
    last_ok_run_id uuid,
    last_ok_at timestamptz,
    last_run_id uuid NOT NULL,
    last_run_at timestamptz NOT NULL
);

CREATE INDEX target_state_ok ON screenalytics_ingest.target_state (last_ok_at) WHERE state = 1;

-- Events for a webhook, recorded with the change that they tell of. One is due until it is delivered or has failed.
CREATE TABLE screenalytics_ingest.webhook_event (
    event_id uuid PRIMARY KEY,
    number bigint GENERATED ALWAYS AS IDENTITY,
    kind text NOT NULL,
    target_key text NOT NULL,
    payload text NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now(),
    attempts integer NOT NULL DEFAULT 0,
    next_attempt_at timestamptz NOT NULL DEFAULT now(),
    delivered_at timestamptz,
    failed_at timestamptz,
    last_error text
);

CREATE INDEX webhook_event_due ON screenalytics_ingest.webhook_event (number)
    WHERE delivered_at IS NULL AND failed_at IS NULL;
CREATE INDEX webhook_event_target ON screenalytics_ingest.webhook_event (target_key, number)
    WHERE delivered_at IS NULL AND failed_at IS NULL;
