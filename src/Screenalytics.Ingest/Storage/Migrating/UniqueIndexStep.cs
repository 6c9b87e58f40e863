using Screenalytics.Ingest.Storage.Catalog;

namespace Screenalytics.Ingest.Storage.Migrating;

/// <summary>
/// The unique index on a face bank that is there already. It is built CONCURRENTLY, so that Screenalytics goes on
/// writing meanwhile; that cannot be part of a transaction, so the catalogue, not the ledger, says whether it is due.
/// </summary>
internal static class UniqueIndexStep
{
    /// <summary>Its name among the steps.</summary>
    public const string Name = "unique_index";

    /// <summary>Removes what an interrupted build has left; it costs every write and judges nothing.</summary>
    public const string DropLeftover = $"DROP INDEX CONCURRENTLY IF EXISTS {Names.BankSchema}.{Names.UniqueIndex};";

    /// <summary>Builds it.</summary>
    public const string Create =
        $"CREATE UNIQUE INDEX CONCURRENTLY {Names.UniqueIndex}\n    ON {Names.Bank} (person_id, s3_original_key);";

    /// <summary>The statements that are due, each to be run by itself.</summary>
    public static IReadOnlyList<string> Statements(CatalogFacts facts) =>
        facts.Indexes.Any(index => index is { Name: Names.UniqueIndex, Valid: false })
            ? [DropLeftover, Create]
            : [Create];
}
