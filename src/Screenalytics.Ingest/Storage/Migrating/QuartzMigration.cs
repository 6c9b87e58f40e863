using Screenalytics.Ingest.Storage.Schedules;

namespace Screenalytics.Ingest.Storage.Migrating;

/// <summary>The migration that makes the scheduler's tables, by the definitions that its package carries.</summary>
internal static class QuartzMigration
{
    /// <summary>Its number.</summary>
    public const int Version = 4;

    // The ledger knows the migration by the package's release that it was written for, not by the text: a later release
    // defines the same tables with more columns, and brings those that are there up to it by a migration of its own.
    private const string Checksum = "quartz-4.7";

    /// <summary>The migration; the definitions are read only when it is due.</summary>
    public static MigrationFile File { get; } =
        new(Version, "0004_quartz", OwnBankOnly: false, QuartzTables.ReadSql, Checksum);
}
