using Npgsql;

namespace Screenalytics.Ingest.Storage;

/// <summary>The one way to the database: a pool of connections, and what may be said about them.</summary>
internal sealed class DatabaseSource : IAsyncDisposable
{
    /// <summary>How our connections are named in <c>pg_stat_activity</c>.</summary>
    public const string ApplicationName = "screenalytics-ingest";

    private DatabaseSource(NpgsqlDataSource connections, DatabaseUrl url, DatabaseOptions options, TimeProvider time)
    {
        Connections = connections;
        Url = url;
        Options = options;
        Time = time;
    }

    /// <summary>The pool.</summary>
    public NpgsqlDataSource Connections { get; }

    /// <summary>Where it leads.</summary>
    public DatabaseUrl Url { get; }

    /// <summary>How it is used.</summary>
    public DatabaseOptions Options { get; }

    /// <summary>The clock.</summary>
    public TimeProvider Time { get; }

    /// <summary>Makes the pool; nothing is connected yet.</summary>
    public static DatabaseSource Open(DatabaseUrl url, DatabaseOptions options, TimeProvider time)
    {
        NpgsqlConnectionStringBuilder unset = new();
        NpgsqlConnectionStringBuilder settings = new(url.ConnectionString)
        {
            // There is no session state to reset, and a pooler in transaction mode could not reset it anyway.
            NoResetOnClose = true,
            Enlist = false,
            TcpKeepAlive = true,
        };
        settings.ApplicationName ??= ApplicationName;
        settings.CommandTimeout = Choose(settings.CommandTimeout, unset.CommandTimeout, options.CommandTimeout);
        settings.Timeout = Choose(settings.Timeout, unset.Timeout, options.ConnectTimeout);
        settings.MaxPoolSize =
            settings.MaxPoolSize == unset.MaxPoolSize ? options.MaxPoolSize : Math.Max(settings.MaxPoolSize, 2);
        settings.MinPoolSize = Math.Min(settings.MinPoolSize, settings.MaxPoolSize);
        var connections = new NpgsqlSlimDataSourceBuilder(settings.ConnectionString)
            // Only built-in types are used: reading the server's catalogue of types at each start is saved.
            .ConfigureTypeLoading(types => types.EnableTypeLoading(false))
            .EnableArrays()
            .EnableTransportSecurity()
            .EnableIntegratedSecurity()
            .Build();
        return new DatabaseSource(connections, url, options, time);
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => Connections.DisposeAsync();

    // What DB_URL says goes before the options' defaults.
    private static int Choose(int named, int unset, TimeSpan option) =>
        named == unset ? (int)Math.Ceiling(option.TotalSeconds) : named;
}
