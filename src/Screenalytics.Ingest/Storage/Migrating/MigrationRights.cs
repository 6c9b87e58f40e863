using Screenalytics.Ingest.Storage.Catalog;

namespace Screenalytics.Ingest.Storage.Migrating;

/// <summary>Which rights the user lacks for the migrations that are due.</summary>
internal static class MigrationRights
{
    /// <summary>The finding; null when nothing is lacking.</summary>
    /// <param name="facts">What the catalogue says.</param>
    /// <param name="index">Whether the unique index is due.</param>
    /// <param name="files">Whether numbered files are due.</param>
    public static CheckFinding? Missing(CatalogFacts facts, bool index, bool files)
    {
        var user = facts.Server.Identity.User;
        List<string> lacking = [];
        if (files)
        {
            lacking.AddRange(Creating(facts, Names.OwnSchema));
            if (facts.FaceBank == FaceBankKind.None)
            {
                lacking.AddRange(Creating(facts, Names.BankSchema));
            }
        }

        if (index && facts.Find(Names.Bank) is { Owned: false } bank)
        {
            lacking.Add($"owning {Names.Bank} (its owner is '{bank.Owner}')");
        }
        else if (index && facts.FindSchema(Names.BankSchema) is { MayCreate: false })
        {
            lacking.Add($"CREATE on the schema {Names.BankSchema}");
        }

        return lacking.Count == 0
            ? null
            : new CheckFinding(
                "rights",
                CheckLevel.Failed,
                $"User '{user}' may not do all that is due; it lacks: {string.Join("; ", lacking)}."
            )
            {
                WayOut = "Have the owner, or an administrator, run the SQL that is printed ('db migrate --dry-run').",
            };
    }

    private static IEnumerable<string> Creating(CatalogFacts facts, string schema)
    {
        switch (facts.FindSchema(schema))
        {
            case null when !facts.Server.MayCreateSchemas:
                yield return $"CREATE on the database '{facts.Server.Identity.Database}' (for the schema {schema})";
                break;
            case { MayCreate: false }:
                yield return $"CREATE on the schema {schema}";
                break;
            case { MayUse: false }:
                yield return $"USAGE on the schema {schema}";
                break;
        }
    }
}
