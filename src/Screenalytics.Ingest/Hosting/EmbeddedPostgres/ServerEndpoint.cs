using Npgsql;

namespace Screenalytics.Ingest.Hosting.EmbeddedPostgres;

/// <summary>Where the server listens: a Unix socket's folder or the loopback address, and the port.</summary>
internal sealed record ServerEndpoint(string Host, int Port)
{
    /// <summary>The port's number in a socket's name, where it tells nothing apart.</summary>
    public const int SocketPort = 5432;

    public const string Loopback = "127.0.0.1";

    public bool IsSocket => Host != Loopback;

    /// <summary>A connection string; what PG* variables could change is set in it.</summary>
    public NpgsqlConnectionStringBuilder ConnectionTo(string database, string password) =>
        new()
        {
            Host = Host,
            Port = Port,
            Username = ClusterInitializer.Superuser,
            Password = password,
            Database = database,
            SslMode = SslMode.Disable,
            SslNegotiation = SslNegotiation.Postgres,
            GssEncryptionMode = GssEncryptionMode.Disable,
            RequireAuth = "ScramSHA256",
            TargetSessionAttributes = "any",
            ClientEncoding = "UTF8",
            Timezone = "UTC",
            // A null would let PGOPTIONS in; this is the server's default anyway.
            Options = "-c client_min_messages=notice",
        };
}
