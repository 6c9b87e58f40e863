using Screenalytics.Ingest.Storage.Catalog;
using Screenalytics.Ingest.Storage.Checks;

namespace Screenalytics.Ingest.Storage.Migrating;

/// <summary>Decides, from facts alone, which migrations are due and what stands in their way.</summary>
internal static class MigrationPlanner
{
    /// <summary>The key of the lock that migrations take, transaction-scoped.</summary>
    public const long LockKey = 0x5C4EE7A1_16E57;

    /// <summary>Plans.</summary>
    /// <param name="facts">What the catalogue says.</param>
    /// <param name="rows">What is wrong with the face bank's rows, where the index is missing.</param>
    public static MigrationPlan Plan(CatalogFacts facts, IReadOnlyList<CheckFinding> rows)
    {
        List<MigrationStep> steps = [.. Files(facts)];
        var indexDue = facts.Find(Names.Bank) is not null && facts.ImageKey is null;
        if (indexDue)
        {
            steps.Add(new MigrationStep(0, UniqueIndexStep.Name, string.Join('\n', UniqueIndexStep.Statements(facts))));
        }

        List<CheckFinding> obstacles =
        [
            .. ServerFindings.Of(facts.Server).Where(IsObstacle),
            .. LedgerFindings.Of(facts).Where(finding => IsObstacle(finding) && finding.Code != LedgerFindings.Behind),
            .. FaceBankFindings
                .Of(facts)
                .Where(finding => IsObstacle(finding) && finding.Code == FaceBankFindings.Relation),
        ];
        if (indexDue)
        {
            obstacles.AddRange(rows.Where(IsObstacle));
        }

        var rights =
            steps.Count == 0 ? null : MigrationRights.Missing(facts, indexDue, steps.Exists(step => step.Version > 0));
        var sql = Script(facts, steps, rights is not null);
        if (rights is not null && facts.FaceBank != FaceBankKind.SharedAwaited)
        {
            obstacles.Add(rights with { Sql = sql });
        }

        return new MigrationPlan(facts.Server.Identity, facts.FaceBank, steps, obstacles) { Sql = sql };
    }

    private static IEnumerable<MigrationStep> Files(CatalogFacts facts)
    {
        foreach (var file in MigrationFiles.All)
        {
            var notForHere = file.OwnBankOnly && facts.FaceBank is not (FaceBankKind.None or FaceBankKind.Own);
            if (notForHere || (facts.Ledger?.Any(row => row.Version == file.Version) ?? false))
            {
                continue;
            }

            // Tables that were made by hand, or lost their ledger, are taken over as they are.
            var takenOver = file.OwnBankOnly && facts.FaceBank == FaceBankKind.Own;
            yield return new MigrationStep(
                file.Version,
                file.Name,
                (takenOver ? "" : file.Sql + "\n") + file.LedgerSql
            );
        }
    }

    private static bool IsObstacle(CheckFinding finding) => finding.Level == CheckLevel.Failed;

    private static string Script(CatalogFacts facts, List<MigrationStep> steps, bool withGrants)
    {
        var script = new System.Text.StringBuilder();
        foreach (var step in steps)
        {
            script.Append(
                step.Version > 0
                    ? $"BEGIN;\nSELECT pg_advisory_xact_lock({LockKey});\n{step.Sql}COMMIT;\n\n"
                    : $"-- Outside of any transaction:\n{step.Sql}\n\n"
            );
        }

        if (withGrants)
        {
            script.Append(
                Grants.For(facts.Server.Identity.User, facts.FaceBank is FaceBankKind.None or FaceBankKind.Own)
            );
        }

        return script.ToString();
    }
}
