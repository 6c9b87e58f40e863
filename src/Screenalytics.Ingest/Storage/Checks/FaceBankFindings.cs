using Screenalytics.Ingest.Storage.Catalog;
using Screenalytics.Ingest.Storage.Migrating;

namespace Screenalytics.Ingest.Storage.Checks;

/// <summary>Judges the face bank's tables, columns and index.</summary>
internal static class FaceBankFindings
{
    /// <summary>The code for a relation that is missing or no table.</summary>
    public const string Relation = "face_bank";

    private static readonly (string Name, string Type)[] Needed =
    [
        ("image_id", "uuid"),
        ("person_id", "uuid"),
        ("s3_original_key", "text"),
        ("is_seed", "boolean"),
        ("approved", "boolean"),
    ];

    /// <summary>The findings.</summary>
    public static IEnumerable<CheckFinding> Of(CatalogFacts facts) =>
        facts.FaceBank switch
        {
            FaceBankKind.None =>
            [
                Failed(
                    Relation,
                    $"Relations {Names.Bank} and {Names.Person} do not exist.",
                    "Run: screenalytics-ingest db migrate"
                ) with
                {
                    // Its absence is what the migration mends, so it is in nobody's way.
                    Code = LedgerFindings.Behind,
                },
            ],
            FaceBankKind.SharedAwaited =>
            [
                Failed(
                    Relation,
                    $"Relation {Names.Bank} does not exist, but {Names.CorePeople} does: this is the shared database "
                        + "before Screenalytics' own migration, whose table is not ours to create.",
                    "Run Screenalytics' migrations first, then: screenalytics-ingest db migrate"
                ),
            ],
            _ => [Table(facts), .. Columns(facts), Index(facts)],
        };

    // The shared table refers to TRR's people; one that refers to nothing, and that our own migration made, is ours.
    private static bool IsOwnWithoutPeople(CatalogFacts facts) =>
        facts.Find(Names.Person) is null
        && facts.PersonTargets.Count == 0
        && facts.Ledger is { } ledger
        && MigrationFiles.All.Any(file => file.OwnBankOnly && ledger.Any(row => row.Version == file.Version));

    private static CheckFinding Table(CatalogFacts facts)
    {
        if (facts.Find(Names.Bank) is { IsTable: false })
        {
            return Failed(
                Relation,
                $"{Names.Bank} is not a table.",
                "Point DB_URL at the database that holds the table."
            );
        }

        if (IsOwnWithoutPeople(facts))
        {
            return Failed(
                Relation,
                $"Relation {Names.Person} does not exist, though this program made {Names.Bank} with it.",
                "Restore it, or have its owner run the SQL that is printed."
            ) with
            {
                Sql = $"""
                    CREATE TABLE {Names.Person} (id uuid PRIMARY KEY, created_at timestamptz NOT NULL DEFAULT now());
                    INSERT INTO {Names.Person} (id) SELECT DISTINCT person_id FROM {Names.Bank};

                    """,
            };
        }

        var people = facts.PersonTargets.Count == 0 ? "nothing" : string.Join(", ", facts.PersonTargets);
        return Ok(
            Relation,
            facts.FaceBank == FaceBankKind.Own
                ? $"{Names.Bank} is there; people are ours, in {Names.Person}."
                : $"{Names.Bank} is there, the shared one; person_id refers to {people}."
        );
    }

    private static IEnumerable<CheckFinding> Columns(CatalogFacts facts)
    {
        const string Code = "columns";
        const string WayOut = "Bring the table to the shape that this program's README names, or update the program.";
        List<string> wrong = [];
        foreach (var (name, type) in Needed)
        {
            var column = facts.Columns.FirstOrDefault(found => found.Name == name);
            if (column is null)
            {
                wrong.Add($"{name} is missing");
            }
            else if (column.Type != type)
            {
                wrong.Add($"{name} is {column.Type} instead of {type}");
            }
        }

        wrong.AddRange(
            facts
                .Columns.Where(column => column.MustBeGiven && Needed.All(needed => needed.Name != column.Name))
                .Select(column => $"{column.Name} has to be given, but no sync knows it")
        );
        yield return wrong.Count == 0
            ? Ok(Code, "Its columns are as expected.")
            : Failed(Code, $"Columns of {Names.Bank} are not as expected: {string.Join("; ", wrong)}.", WayOut);
    }

    private static CheckFinding Index(CatalogFacts facts)
    {
        const string Code = "unique_index";
        if (facts.ImageKey is { } index)
        {
            return Ok(Code, $"Index {index.Name} judges duplicates.");
        }

        var leftover = facts.Indexes.FirstOrDefault(found => found.IsImageKey);
        return Failed(
            Code,
            leftover is null
                ? $"{Names.Bank} has no unique index on (person_id, s3_original_key), so that nothing would judge duplicates."
                : $"Index {leftover.Name} of {Names.Bank} is invalid: its build was interrupted.",
            "Run: screenalytics-ingest db migrate"
        );
    }

    private static CheckFinding Ok(string code, string message) => new(code, CheckLevel.Ok, message);

    private static CheckFinding Failed(string code, string message, string wayOut) =>
        new(code, CheckLevel.Failed, message) { WayOut = wayOut };
}
