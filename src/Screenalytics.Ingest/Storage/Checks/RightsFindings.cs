using Screenalytics.Ingest.Storage.Catalog;
using Screenalytics.Ingest.Storage.Migrating;

namespace Screenalytics.Ingest.Storage.Checks;

/// <summary>Judges the user's rights on what is there.</summary>
internal static class RightsFindings
{
    private static readonly (string Relation, string[] Rights)[] Needed =
    [
        (Names.Person, ["SELECT", "INSERT"]),
        .. Names.RunTables.Select(name => (name, (string[])["SELECT", "INSERT", "UPDATE"])),
        (Names.HoldFence, ["EXECUTE"]),
    ];

    // The scheduler's store, the console's, and the purge of what is past its retention.
    private static readonly (string Relation, string[] Rights)[] NeededByWorker =
    [
        .. Names
            .SchedulerTables.Concat(Names.ConsoleTables)
            .Select(name => (name, (string[])["SELECT", "INSERT", "UPDATE", "DELETE"])),
        .. Names.RunTables.Select(name => (name, (string[])["DELETE"])),
    ];

    private static readonly (string Right, string[] Columns)[] NeededOnBank =
    [
        ("SELECT", Grants.InsertColumns),
        ("INSERT", Grants.InsertColumns),
        ("UPDATE", ["is_seed"]),
    ];

    /// <summary>The findings.</summary>
    public static IEnumerable<CheckFinding> Of(CatalogFacts facts)
    {
        if (facts.Find(Names.Bank) is null)
        {
            yield break;
        }

        List<string> lacking =
        [
            .. facts.Schemas.Where(schema => !schema.MayUse && schema.Name != Names.CoreSchema).Select(Usage),
            .. OnTables(facts),
            .. OnBank(facts),
        ];
        var user = facts.Server.Identity.User;
        yield return lacking.Count == 0
            ? new CheckFinding("rights", CheckLevel.Ok, $"User '{user}' has all rights that a sync needs.")
            : new CheckFinding("rights", CheckLevel.Failed, $"User '{user}' lacks {string.Join("; ", lacking)}.")
            {
                WayOut = "Have the owner run the SQL that is printed.",
                Sql = Grants.For(user, facts.FaceBank == FaceBankKind.Own),
            };

        List<string> ofWorker = [.. Lacking(facts, NeededByWorker)];
        if (ofWorker.Count > 0)
        {
            yield return new CheckFinding(
                "worker_rights",
                CheckLevel.Warning,
                $"User '{user}' lacks {string.Join("; ", ofWorker)}: a sync needs none of it, a worker all of it."
            )
            {
                WayOut = "For a worker, have the owner run the SQL that is printed.",
                Sql = Grants.For(user, facts.FaceBank == FaceBankKind.Own),
            };
        }
        else if (facts.Find(Names.SchedulerTables[0]) is not null)
        {
            yield return new CheckFinding(
                "worker_rights",
                CheckLevel.Ok,
                $"User '{user}' has all rights that a worker needs besides."
            );
        }
    }

    private static string Usage(SchemaFacts schema) => $"USAGE on schema {schema.Name}";

    private static IEnumerable<string> OnTables(CatalogFacts facts) =>
        Lacking(facts, Needed.Where(need => need.Relation != Names.Person || facts.FaceBank == FaceBankKind.Own));

    private static IEnumerable<string> Lacking(
        CatalogFacts facts,
        IEnumerable<(string Relation, string[] Rights)> needed
    ) =>
        needed
            .Select(need => (need.Relation, Missing: Missing(facts, need.Relation, need.Rights)))
            .Where(lack => lack.Missing.Length > 0)
            .GroupBy(lack => lack.Missing, lack => lack.Relation)
            .Select(group => $"{group.Key} on {string.Join(", ", group)}");

    private static string Missing(CatalogFacts facts, string name, string[] rights) =>
        facts.Find(name) is { } relation ? string.Join(", ", rights.Except(relation.Rights)) : "";

    private static IEnumerable<string> OnBank(CatalogFacts facts)
    {
        foreach (var (right, columns) in NeededOnBank)
        {
            var missing = facts
                .Columns.Where(column => columns.Contains(column.Name) && !column.Rights.Contains(right))
                .Select(column => column.Name)
                .ToList();
            if (missing.Count > 0)
            {
                yield return $"{right} ({string.Join(", ", missing)}) on {Names.Bank}";
            }
        }
    }
}
