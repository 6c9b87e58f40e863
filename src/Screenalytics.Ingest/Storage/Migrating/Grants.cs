using Screenalytics.Ingest.Storage.Catalog;

namespace Screenalytics.Ingest.Storage.Migrating;

/// <summary>The rights that a sync needs, as SQL for the owner.</summary>
internal static class Grants
{
    /// <summary>The columns that a sync inserts.</summary>
    public static readonly string[] InsertColumns = ["image_id", "person_id", "s3_original_key", "is_seed", "approved"];

    /// <summary>The GRANTs for a user.</summary>
    /// <param name="user">The user's name, not quoted.</param>
    /// <param name="ownBank">Whether the face bank is, or will be, ours.</param>
    public static string For(string user, bool ownBank)
    {
        var role = $"\"{user.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
        var people = ownBank ? $"GRANT SELECT, INSERT ON {Names.Person} TO {role};\n" : "";
        return $"""
            GRANT USAGE ON SCHEMA {Names.BankSchema}, {Names.OwnSchema} TO {role};
            GRANT SELECT, INSERT ({string.Join(", ", InsertColumns)}), UPDATE (is_seed) ON {Names.Bank} TO {role};
            {people}GRANT SELECT ON {Names.Ledger}, {Names.OwnSchema}.person_call TO {role};
            GRANT SELECT, INSERT, UPDATE, DELETE ON {Names.Run}, {Names.PersonResult} TO {role};

            """;
    }
}
