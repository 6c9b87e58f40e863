-- Gallery links that a rollout gate holds, each with the flag that it has to be put back to.
CREATE TABLE screenalytics_ingest.gate_claim (
    backend text NOT NULL,
    link_id uuid NOT NULL,
    person_id uuid NOT NULL,
    flagged boolean NOT NULL,
    gate_id uuid NOT NULL,
    claimed_by text NOT NULL,
    claimed_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (backend, link_id)
);
