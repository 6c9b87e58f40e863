-- What lets a page be shown quickly, however many people a run has and however many runs there are.

-- Figures of ended runs, so that those of thousands are added up without their reports.
ALTER TABLE screenalytics_ingest.run
    ADD COLUMN seeded_people integer GENERATED ALWAYS AS ((report ->> 'seeded_people')::integer) STORED,
    ADD COLUMN fallback_people integer GENERATED ALWAYS AS ((report ->> 'fallback_people')::integer) STORED,
    ADD COLUMN empty_people integer GENERATED ALWAYS AS ((report ->> 'empty_people')::integer) STORED,
    ADD COLUMN held_people integer GENERATED ALWAYS AS ((report ->> 'held_people')::integer) STORED,
    ADD COLUMN failed_people integer GENERATED ALWAYS AS ((report ->> 'failed_people')::integer) STORED,
    ADD COLUMN imported_images integer GENERATED ALWAYS AS ((report ->> 'imported_facebank_images')::integer) STORED;

CREATE INDEX run_trend ON screenalytics_ingest.run (finished_at)
    INCLUDE (status, suspect, seeded_people, fallback_people, empty_people, held_people, failed_people, imported_images)
    WHERE purged_at IS NULL AND NOT dry_run AND trigger <> 'gate';

-- People of a batch with an outcome that few of it have, 16 at most: so that three of a hundred thousand are found by
-- looking at batches. Null where that was not noted. An index on outcomes would cost every batch an eighth more.
ALTER TABLE screenalytics_ingest.run_batch
    ADD COLUMN few_ids uuid[],
    ADD COLUMN few_outcomes smallint[];

-- Who failed; costs nothing while nobody does.
CREATE INDEX person_result_failed ON screenalytics_ingest.person_result (run_id, failure, person_id) WHERE outcome = 5;
