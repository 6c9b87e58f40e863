namespace Screenalytics.Ingest.Storage.Migrating;

/// <summary>A numbered migration that this program carries.</summary>
/// <param name="Version">Its number.</param>
/// <param name="Name">Its file's name, without the ending.</param>
/// <param name="OwnBankOnly">Whether it is only for databases whose face bank is ours (<c>NNNN_name.own.sql</c>).</param>
/// <param name="ReadSql">Reads what it runs.</param>
/// <param name="Checksum">What the ledger knows it by: mostly the SHA-256 of what it runs, in lower-case hex.</param>
internal sealed record MigrationFile(int Version, string Name, bool OwnBankOnly, Func<string> ReadSql, string Checksum)
{
    /// <summary>What it runs.</summary>
    public string Sql => ReadSql();

    /// <summary>The line that the ledger gets.</summary>
    public string LedgerSql =>
        $"INSERT INTO {Catalog.Names.Ledger} (version, name, checksum) VALUES ({Version}, '{Name}', '{Checksum}');\n";
}
