namespace Screenalytics.Ingest.Hosting.EmbeddedPostgres;

/// <summary>
/// The paths below the data folder. What the program itself writes lies in <see cref="Root"/>, what the server
/// writes in <see cref="Cluster"/>: as root these have different owners, so that root never writes below a folder
/// that the unprivileged account could have filled with links.
/// </summary>
internal sealed class ClusterLayout(string dataDirectory)
{
    /// <summary>Where the server's data lies, relative to <see cref="Root"/>.</summary>
    public const string RelativeData = "cluster/data";

    /// <summary>The server's log, relative to <see cref="Root"/>.</summary>
    public const string RelativeLog = "cluster/server.log";

    /// <summary>The server's settings, relative to <see cref="Root"/>.</summary>
    public const string RelativeSettings = "server.conf";

    public string DataDirectory { get; } = Path.GetFullPath(dataDirectory);

    public string Root => Path.Combine(DataDirectory, "postgres");

    public string Lock => Path.Combine(Root, "lock");

    public string Leases => Path.Combine(Root, "users");

    public string Password => Path.Combine(Root, "password");

    public string Settings => Path.Combine(Root, RelativeSettings);

    public string SocketRecord => Path.Combine(Root, "socket-folder");

    public string Cluster => Path.Combine(Root, "cluster");

    public string Data => Path.Combine(Root, RelativeData);

    public string Version => Path.Combine(Data, "PG_VERSION");

    public string PostmasterFile => Path.Combine(Data, "postmaster.pid");

    public string Socket => Path.Combine(Cluster, "socket");

    public string Log => Path.Combine(Root, RelativeLog);
}
