using Screenalytics.Ingest.Storage.Catalog;
using Screenalytics.Ingest.Storage.Schedules;

namespace Screenalytics.Ingest.Storage.Migrating;

/// <summary>The rights that a sync needs, as SQL for the owner.</summary>
internal static class Grants
{
    /// <summary>The columns that a sync inserts.</summary>
    public static readonly string[] InsertColumns = ["image_id", "person_id", "s3_original_key", "is_seed", "approved"];

    /// <summary>Our own tables that the scheduler needs beside those of its package.</summary>
    public static readonly string[] OwnTables = ["schedule_fire", "schedule_pause"];

    /// <summary>The GRANTs for a user.</summary>
    /// <param name="user">The user's name, not quoted.</param>
    /// <param name="ownBank">Whether the face bank is, or will be, ours.</param>
    public static string For(string user, bool ownBank)
    {
        var role = RoleOf(user);
        var people = ownBank ? $"GRANT SELECT, INSERT ON {Names.Person} TO {role};\n" : "";
        return $"""
            GRANT USAGE ON SCHEMA {Names.BankSchema}, {Names.OwnSchema} TO {role};
            GRANT SELECT, INSERT ({string.Join(", ", InsertColumns)}), UPDATE (is_seed) ON {Names.Bank} TO {role};
            {people}GRANT SELECT ON {Names.Ledger}, {Names.OwnSchema}.person_call TO {role};
            GRANT SELECT, INSERT, UPDATE, DELETE ON {string.Join(
                ", ",
                Names.RunTables.Concat(Names.ConsoleTables)
            )} TO {role};
            GRANT EXECUTE ON FUNCTION {Names.HoldFence} TO {role};
            {ForSchedules(user)}

            """;
    }

    /// <summary>The GRANT for a worker's scheduler.</summary>
    /// <param name="user">The user's name, not quoted.</param>
    public static string ForSchedules(string user)
    {
        var tables = string.Join(", ", QuartzTables.All.Concat(OwnTables).Select(name => $"{Names.OwnSchema}.{name}"));
        return $"GRANT SELECT, INSERT, UPDATE, DELETE ON {tables} TO {RoleOf(user)};";
    }

    /// <summary>The GRANT for who takes images back that a run filed.</summary>
    /// <param name="user">The user's name, not quoted.</param>
    public static string ForRemoval(string user) => $"GRANT SELECT, DELETE ON {Names.Bank} TO {RoleOf(user)};";

    /// <summary>The policy for the same, where row-level security keeps rows from the user.</summary>
    /// <param name="user">The user's name, not quoted.</param>
    public static string ForRemovalOfAnyRow(string user) =>
        $"CREATE POLICY screenalytics_ingest_removal ON {Names.Bank} FOR DELETE TO {RoleOf(user)} USING (true);";

    private static string RoleOf(string user) => $"\"{user.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
