namespace Screenalytics.Ingest.IntegrationTests.Storage;

/// <summary>The shared database as Screenalytics' own migration leaves it.</summary>
internal static class SharedBank
{
    /// <summary>TRR's side alone.</summary>
    public const string Core = """
        CREATE SCHEMA core;
        CREATE TABLE core.people (id uuid PRIMARY KEY, full_name text);
        CREATE TABLE core.media_assets (id uuid PRIMARY KEY);
        """;

    /// <summary>Both sides.</summary>
    public const string Schema = $"""
        {Core}
        CREATE SCHEMA screenalytics;
        CREATE TABLE screenalytics.face_bank_images (
            image_id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
            person_id uuid NOT NULL REFERENCES core.people (id) ON DELETE CASCADE,
            media_asset_id uuid REFERENCES core.media_assets (id) ON DELETE SET NULL,
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
        CREATE INDEX face_bank_images_person_id_idx ON screenalytics.face_bank_images (person_id);
        CREATE INDEX face_bank_images_seed_idx ON screenalytics.face_bank_images (person_id, is_seed) WHERE is_seed;
        ALTER TABLE screenalytics.face_bank_images ENABLE ROW LEVEL SECURITY;
        """;

    public static readonly Guid Ann = Guid.Parse("00000000-0000-4000-8000-00000000000a");
    public static readonly Guid Bob = Guid.Parse("00000000-0000-4000-8000-00000000000b");

    /// <summary>Two people that TRR knows.</summary>
    public static readonly string SchemaWithPeople =
        $"{Schema} INSERT INTO core.people (id, full_name) VALUES ('{Ann}', 'Ann'), ('{Bob}', 'Bob');";

    /// <summary>One image, as somebody else inserts it.</summary>
    public static string Row(Guid person, string key, string created, bool approved = false, bool seed = false) =>
        "INSERT INTO screenalytics.face_bank_images (person_id, s3_original_key, created_at, approved, is_seed) "
        + $"VALUES ('{person}', '{key}', '{created}', {approved}, {seed});";
}
