namespace Screenalytics.Ingest.Storage.Catalog;

/// <summary>The server, the database and the user.</summary>
/// <param name="Identity">Who and where.</param>
/// <param name="Version">The server's version as a number, such as 150018.</param>
/// <param name="Encoding">The database's encoding.</param>
/// <param name="InRecovery">Whether the server is a standby.</param>
/// <param name="ReadOnly">Whether transactions are read-only by default.</param>
/// <param name="MayCreateSchemas">Whether the user may create schemas.</param>
internal sealed record ServerFacts(
    DatabaseIdentity Identity,
    int Version,
    string Encoding,
    bool InRecovery,
    bool ReadOnly,
    bool MayCreateSchemas
);
