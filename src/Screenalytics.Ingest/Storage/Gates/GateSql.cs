using Screenalytics.Ingest.Storage.Catalog;

namespace Screenalytics.Ingest.Storage.Gates;

/// <summary>The statements of rollout gates.</summary>
internal static class GateSql
{
    /// <summary>Claims a link, or answers with the claim that is there: the update changes nothing, and makes it come back.</summary>
    public const string Claim = $"""
        INSERT INTO screenalytics_ingest.gate_claim AS claim (backend, link_id, person_id, flagged, gate_id, claimed_by)
        VALUES ($1, $2, $3, $4, $5, $6)
        ON CONFLICT (backend, link_id) DO UPDATE SET gate_id = claim.gate_id
        RETURNING {Columns}
        """;

    public const string Release = """
        DELETE FROM screenalytics_ingest.gate_claim WHERE backend = $1 AND link_id = $2 AND gate_id = $3
        """;

    public const string Claims = $"""
        SELECT {Columns} FROM screenalytics_ingest.gate_claim AS claim ORDER BY claimed_at, link_id
        """;

    /// <summary>The rows of people $1.</summary>
    public const string BankRows = $"""
        {Rows}
        WHERE person_id = ANY ($1)
        ORDER BY person_id, image_id
        """;

    public const string LowerSeeds = $"""
        UPDATE {Names.Bank} SET is_seed = false WHERE image_id = ANY ($1) AND is_seed AND NOT approved
        """;

    /// <summary>The rows of images $1.</summary>
    public const string BankImages = $"""
        {Rows}
        WHERE image_id = ANY ($1)
        ORDER BY person_id, image_id
        """;

    /// <summary>The $1 approved rows that were created last.</summary>
    public const string ApprovedSample = $"""
        {Rows}
        WHERE image_id IN (
            SELECT image_id FROM {Names.Bank} WHERE approved ORDER BY created_at DESC, image_id LIMIT $1
        )
        ORDER BY person_id, image_id
        """;

    /// <summary>Keeps a look for approved rows short: a big bank may have no index that serves it.</summary>
    public const string SampleLimit = "SET LOCAL statement_timeout = '5s'";

    public const string KnownPeople = $"SELECT id FROM {Names.Person} WHERE id = ANY ($1)";

    /// <summary>Waits for transactions that know a person and have not filed the images yet, and keeps others out.</summary>
    public const string LockPeople = $"LOCK TABLE {Names.Person} IN SHARE ROW EXCLUSIVE MODE";

    /// <summary>Removes those of people $1 who have no image.</summary>
    public const string RemovePeople = $"""
        DELETE FROM {Names.Person} AS person
        WHERE id = ANY ($1) AND NOT EXISTS (SELECT FROM {Names.Bank} AS image WHERE image.person_id = person.id)
        """;

    // Whatever columns the table has besides.
    private const string Rows = $"""
        SELECT image_id, person_id, s3_original_key, is_seed, approved, approved_at, approved_by,
            md5(image::text), md5((to_jsonb(image) - 'is_seed')::text)
        FROM {Names.Bank} AS image
        """;

    private const string Columns = """
        claim.gate_id, claim.backend, claim.person_id, claim.link_id, claim.flagged, claim.claimed_by, claim.claimed_at
        """;
}
