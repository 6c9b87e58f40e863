using Screenalytics.Ingest.Storage.Catalog;
using Screenalytics.Ingest.Storage.Migrating;

namespace Screenalytics.Ingest.Storage.Checks;

/// <summary>Judges our own tables and the ledger of migrations.</summary>
internal static class LedgerFindings
{
    /// <summary>The code for a database that misses migrations: what <c>db migrate</c> is there for.</summary>
    public const string Behind = "migrations";

    private const string Ledger = "ledger";

    /// <summary>The findings.</summary>
    public static IEnumerable<CheckFinding> Of(CatalogFacts facts)
    {
        if (facts.Ledger is null && facts.Find(Names.Ledger) is not null)
        {
            yield return new CheckFinding(
                Ledger,
                CheckLevel.Failed,
                $"User '{facts.Server.Identity.User}' may not read {Names.Ledger}."
            )
            {
                WayOut = "Have its owner run the SQL that is printed.",
                Sql = Grants.For(facts.Server.Identity.User, facts.FaceBank == FaceBankKind.Own),
            };
            yield break;
        }

        var ledger = facts.Ledger ?? [];
        var newest = MigrationFiles.All[^1].Version;
        foreach (var row in ledger)
        {
            if (row.Version > newest)
            {
                yield return new CheckFinding(
                    Ledger,
                    CheckLevel.Failed,
                    $"The database has seen migration {row.Name}, which is newer than this program."
                )
                {
                    WayOut = "Update screenalytics-ingest.",
                };
            }
            else if (
                MigrationFiles.All.FirstOrDefault(file => file.Version == row.Version) is { } file
                && Differs(file, row)
            )
            {
                yield return new CheckFinding(
                    Ledger,
                    CheckLevel.Failed,
                    $"Migration {row.Name} in the database is not the one that this program carries ({file.Name})."
                )
                {
                    WayOut = "Use the release that made this database, or one after it.",
                };
            }
        }

        var missing = MigrationFiles
            .All.Where(file => !file.OwnBankOnly || facts.FaceBank is FaceBankKind.None or FaceBankKind.Own)
            .Where(file => ledger.All(row => row.Version != file.Version))
            .Select(file => file.Name)
            .ToList();
        yield return missing.Count == 0
            ? new CheckFinding(Behind, CheckLevel.Ok, $"All migrations are applied, up to number {newest}.")
            : new CheckFinding(Behind, CheckLevel.Failed, $"Migrations are missing: {string.Join(", ", missing)}.")
            {
                WayOut = "Run: screenalytics-ingest db migrate",
            };
    }

    private static bool Differs(MigrationFile file, LedgerRow row) =>
        file.Checksum != row.Checksum || file.Name != row.Name;
}
