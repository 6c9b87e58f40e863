using Screenalytics.Ingest.Storage.Catalog;
using Screenalytics.Ingest.Storage.Checks;

namespace Screenalytics.Ingest.Storage;

/// <summary><c>db check</c>: says what is missing or in the way, as which user, in which database, and what to run.</summary>
internal sealed class DatabaseCheck(DatabaseSource source)
{
    /// <summary>Looks at everything, rows included; changes nothing.</summary>
    /// <exception cref="Sync.RunStoppedException">The database cannot be asked; the message is for the operator.</exception>
    public async Task<DatabaseCheckReport> RunAsync(CancellationToken cancellationToken)
    {
        try
        {
            var facts = await ReadAsync(cancellationToken);
            List<CheckFinding> findings = [.. Findings(facts)];
            if (RowsReadable(facts))
            {
                var indexed = facts.ImageKey is not null;
                findings.AddRange(await RowFindings.ReadAsync(source.Connections, indexed, cancellationToken));
            }

            return new DatabaseCheckReport(facts.Server.Identity, facts.FaceBank, findings);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            throw DatabaseFaults.Stop(e, source.Url);
        }
    }

    /// <summary>Looks at the catalogue alone, which is quick whatever the face bank holds.</summary>
    /// <param name="cancellationToken">The caller's cancellation.</param>
    /// <returns>The facts and what they come to.</returns>
    /// <exception cref="Sync.RunStoppedException">The database cannot be asked; the message is for the operator.</exception>
    public async Task<(CatalogFacts Facts, DatabaseCheckReport Report)> RunQuickAsync(
        CancellationToken cancellationToken
    )
    {
        try
        {
            var facts = await ReadAsync(cancellationToken);
            return (facts, new DatabaseCheckReport(facts.Server.Identity, facts.FaceBank, [.. Findings(facts)]));
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            throw DatabaseFaults.Stop(e, source.Url);
        }
    }

    /// <summary>Whether the face bank's rows can be looked at.</summary>
    internal static bool RowsReadable(CatalogFacts facts) =>
        facts.Find(Names.Bank) is not null
        && facts.FindSchema(Names.BankSchema) is { MayUse: true }
        && RowSqlColumns.All(name =>
            facts.Columns.Any(column => column.Name == name && column.Rights.Contains("SELECT"))
        );

    private static readonly string[] RowSqlColumns = ["image_id", "person_id", "s3_original_key", "approved"];

    private static IEnumerable<CheckFinding> Findings(CatalogFacts facts) =>
        [
            .. ServerFindings.Of(facts.Server),
            .. LedgerFindings.Of(facts),
            .. FaceBankFindings.Of(facts),
            .. RightsFindings.Of(facts),
            .. RowSecurityFindings.Of(facts),
        ];

    private async Task<CatalogFacts> ReadAsync(CancellationToken cancellationToken)
    {
        await using var connection = await source.Connections.OpenConnectionAsync(cancellationToken);
        return await CatalogReader.ReadAsync(connection, source.Url.Host, cancellationToken);
    }
}
