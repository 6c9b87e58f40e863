-- An operator's word that a suspect run's empty answers are right: it is its target's history from then on.
ALTER TABLE screenalytics_ingest.run
    ADD COLUMN accepted_at timestamptz,
    ADD COLUMN accepted_by text;
