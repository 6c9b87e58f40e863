using Screenalytics.Ingest.IntegrationTests.Storage;
using Screenalytics.Sandbox;

namespace Screenalytics.Ingest.IntegrationTests.RolloutGate;

/// <summary>Ways in which a face bank's database can be wrong.</summary>
internal static class BankMutations
{
    private const string Bank = "screenalytics.face_bank_images";
    private const string NoIndex = "DROP INDEX screenalytics.face_bank_images_person_original_key;";

    private static readonly Guid Stranger = Guid.Parse("00000000-0000-4000-8000-0000000000ff");

    public static IReadOnlyList<BankMutation> All { get; } =
    [
        new("the unique index is dropped", NoIndex, "database", "unique") { Files = false },
        new(
            "rows are duplicated on insert",
            NoIndex
                + After(
                    $"INSERT INTO {Bank} (person_id, s3_original_key) VALUES (NEW.person_id, NEW.s3_original_key);"
                ),
            "database",
            "unique"
        )
        {
            Files = false,
        },
        new("the table is missing", $"DROP TABLE {Bank};", "database", "face_bank_images") { Files = false },
        new("a column is missing", $"ALTER TABLE {Bank} DROP COLUMN is_seed;", "database", "is_seed") { Files = false },
        new("the people are missing", "DROP TABLE screenalytics.person;", "database", "screenalytics.person")
        {
            Files = false,
        },
        new(
            "a migration is missing",
            "DELETE FROM screenalytics_ingest.migration WHERE version = 7; DROP TABLE screenalytics_ingest.gate_claim;",
            "database",
            "Migrations are missing"
        )
        {
            Files = false,
        },
        new(
            "the database only reads",
            "DO $$ BEGIN EXECUTE format('ALTER DATABASE %I SET default_transaction_read_only = on', current_database()); END $$;",
            "database",
            "read"
        )
        {
            Files = false,
        },
        new(
            "approved is set on insert",
            Before("NEW.approved = true;"),
            "face_bank",
            "approved is true on 6 of 6 new rows"
        )
        {
            LeavesTraces = true,
        },
        new(
            "approved_by is set on insert",
            Before("NEW.approved_by = 'me';"),
            "face_bank",
            "approved_by is set on 6 of 6"
        ),
        new(
            "approved_at is set on insert",
            Before("NEW.approved_at = now();"),
            "face_bank",
            "approved_by is set on 6 of 6"
        )
        {
            Shared = true,
        },
        new("is_seed is forced false", Before("NEW.is_seed = false;"), "face_bank", "is_seed is false on"),
        new(
            "keys are altered",
            Before("NEW.s3_original_key = NEW.s3_original_key || '?v=1';"),
            "face_bank",
            "alters keys"
        ),
        new("keys are lowered", Before("NEW.s3_original_key = upper(NEW.s3_original_key);"), "face_bank", "alters keys")
        {
            Shared = true,
        },
        new("inserts are swallowed", Before("RETURN NULL;"), "face_bank", "something removes rows"),
        new("inserts of the shared table are swallowed", Before("RETURN NULL;"), "sync", "something swallows them")
        {
            Shared = true,
        },
        new(
            "rows are filed under another person",
            Before($"NEW.person_id = '{Stranger}';"),
            "face_bank",
            "moves them to another person"
        ),
        new(
            "rows are added",
            After(
                $"INSERT INTO {Bank} (person_id, s3_original_key) VALUES (NEW.person_id, NEW.s3_original_key || '-extra');"
            ),
            "face_bank",
            "rows more than were filed"
        )
        {
            LeavesTraces = true,
        },
        new(
            "an approved row is touched",
            SharedBank.Row(SandboxIds.Seeded, "https://x.test/a.jpg", "2026-01-01", approved: true)
                + After($"UPDATE {Bank} SET approved_by = 'trigger' WHERE approved;"),
            "face_bank",
            "approved_by"
        )
        {
            LeavesTraces = true,
            Shared = true,
        },
        new(
            "an approval is withdrawn",
            SharedBank.Row(SandboxIds.Unseeded, "https://x.test/a.jpg", "2026-01-01", approved: true)
                + After($"UPDATE {Bank} SET approved = false WHERE approved;"),
            "face_bank",
            "approved"
        )
        {
            LeavesTraces = true,
        },
        new(
            "a row of before is removed",
            SharedBank.Row(SandboxIds.Unseeded, "https://x.test/a.jpg", "2026-01-01")
                + After($"DELETE FROM {Bank} WHERE s3_original_key = 'https://x.test/a.jpg';"),
            "face_bank",
            "are gone"
        )
        {
            LeavesTraces = true,
        },
        new(
            "a quality is written to rows of before",
            SharedBank.Row(SandboxIds.Unseeded, "https://x.test/a.jpg", "2026-01-01")
                + After($"UPDATE {Bank} SET quality_score = 1 WHERE s3_original_key = 'https://x.test/a.jpg';"),
            "face_bank",
            "another column"
        )
        {
            LeavesTraces = true,
            Shared = true,
        },
        new("inserts are refused", Before("RAISE EXCEPTION 'not on a sunday';"), "sync", "not on a sunday")
        {
            Shared = true,
        },
        new(
            "a person is not known to TRR",
            $"DELETE FROM core.people WHERE id = '{SandboxIds.Unseeded}';",
            "sync",
            SandboxIds.Unseeded.ToString()
        )
        {
            Shared = true,
        },
        new(
            "where images came from is lost",
            """
            CREATE FUNCTION lose() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN NEW.ranks = ARRAY(SELECT r + 1 FROM unnest(NEW.ranks) AS r)::smallint[]; RETURN NEW; END $$;
            CREATE TRIGGER lose BEFORE INSERT ON screenalytics_ingest.person_result FOR EACH ROW EXECUTE FUNCTION lose();
            """,
            "face_bank",
            "is recorded with run"
        ),
    ];

    private static string Before(string body) => Trigger("BEFORE", $"{body} RETURN NEW;");

    private static string After(string body) =>
        Trigger("AFTER", $"IF pg_trigger_depth() < 2 THEN {body} END IF; RETURN NULL;");

    private static string Trigger(string when, string body) =>
        $"""
            CREATE FUNCTION mutate() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN {body} END $$;
            CREATE TRIGGER mutation {when} INSERT ON {Bank} FOR EACH ROW EXECUTE FUNCTION mutate();
            """;
}
