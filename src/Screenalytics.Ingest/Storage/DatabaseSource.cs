using System.Data.Common;
using Npgsql;

namespace Screenalytics.Ingest.Storage;

/// <summary>The one way to the database: a pool of connections, and what may be said about them.</summary>
internal sealed class DatabaseSource : IAsyncDisposable
{
    /// <summary>How our connections are named in <c>pg_stat_activity</c>.</summary>
    public const string ApplicationName = "screenalytics-ingest";

    // PostgreSQL cuts longer names off.
    private const int MostNameBytes = 63;

    // One that gets no answer has to be given up while there is time for another, on another connection.
    private const int VitalSeconds = 2;
    private const int VitalCancelMilliseconds = 500;

    private readonly Lazy<NpgsqlDataSource> _vital;

    private DatabaseSource(
        NpgsqlConnectionStringBuilder settings,
        DatabaseUrl url,
        DatabaseOptions options,
        TimeProvider time,
        string pool
    )
    {
        Connections = Build(settings, pool);
        _vital = new Lazy<NpgsqlDataSource>(() => Build(VitalOf(settings), "vital"));
        Url = url;
        Options = options;
        Time = time;
    }

    /// <summary>The pool.</summary>
    public NpgsqlDataSource Connections { get; }

    /// <summary>
    /// A small pool for signs of life alone: they must not queue behind batches, or a busy node would lose what it works
    /// on.
    /// </summary>
    public NpgsqlDataSource Vital => _vital.Value;

    /// <summary>The pool, for a library that brings its own SQL.</summary>
    public DbDataSource Pool => Connections;

    /// <summary>Where it leads.</summary>
    public DatabaseUrl Url { get; }

    /// <summary>How it is used.</summary>
    public DatabaseOptions Options { get; }

    /// <summary>The clock.</summary>
    public TimeProvider Time { get; }

    /// <summary>The node that the connections belong to.</summary>
    public required string Node { get; init; }

    /// <summary>Makes the pool; nothing is connected yet.</summary>
    /// <param name="url">Where the database is.</param>
    /// <param name="options">How it is used.</param>
    /// <param name="time">The clock.</param>
    /// <param name="node">The node's name, which the connections carry; null for a process that is no node.</param>
    /// <param name="pool">How telemetry names the pool.</param>
    public static DatabaseSource Open(
        DatabaseUrl url,
        DatabaseOptions options,
        TimeProvider time,
        string? node = null,
        string pool = "main"
    )
    {
        NpgsqlConnectionStringBuilder unset = new();
        NpgsqlConnectionStringBuilder settings = new(url.ConnectionString)
        {
            // There is no session state to reset, and a pooler in transaction mode could not reset it anyway.
            NoResetOnClose = true,
            Enlist = false,
            TcpKeepAlive = true,
        };
        settings.ApplicationName = NameOf(settings.ApplicationName ?? ApplicationName, node);
        settings.CommandTimeout = Choose(settings.CommandTimeout, unset.CommandTimeout, options.CommandTimeout);
        settings.Timeout = Choose(settings.Timeout, unset.Timeout, options.ConnectTimeout);
        settings.MaxPoolSize =
            settings.MaxPoolSize == unset.MaxPoolSize ? options.MaxPoolSize : Math.Max(settings.MaxPoolSize, 2);
        settings.MinPoolSize = Math.Min(settings.MinPoolSize, settings.MaxPoolSize);
        return new DatabaseSource(settings, url, options, time, pool) { Node = node ?? Environment.MachineName };
    }

    /// <summary>The ending of a node's connections' names, by which they are found.</summary>
    public static string EndingOf(string node)
    {
        // PostgreSQL keeps no other letters in a name; what makes a node's unique stands at its end.
        var letters = string.Concat(node.Select(letter => letter is >= ' ' and <= '~' ? letter : '?'));
        return " " + (letters.Length < MostNameBytes ? letters : letters[^(MostNameBytes - 1)..]);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_vital.IsValueCreated)
        {
            await Vital.DisposeAsync();
        }

        await Connections.DisposeAsync();
    }

    /// <summary>Lets go of connections that nobody uses: the server they led to went away.</summary>
    public void Clear()
    {
        Connections.Clear();
        if (_vital.IsValueCreated)
        {
            Vital.Clear();
        }
    }

    private static NpgsqlDataSource Build(NpgsqlConnectionStringBuilder settings, string pool) =>
        // Without a name, telemetry would show the connection string in its place.
        new NpgsqlSlimDataSourceBuilder(settings.ConnectionString) { Name = pool }
            // Only built-in types are used: reading the server's catalogue of types at each start is saved.
            .ConfigureTypeLoading(types => types.EnableTypeLoading(false))
            .EnableArrays()
            .EnableTransportSecurity()
            .EnableIntegratedSecurity()
            .Build();

    private static NpgsqlConnectionStringBuilder VitalOf(NpgsqlConnectionStringBuilder settings) =>
        new(settings.ConnectionString)
        {
            MinPoolSize = 0,
            MaxPoolSize = 2,
            CommandTimeout = Math.Min(settings.CommandTimeout, VitalSeconds),
            CancellationTimeout = VitalCancelMilliseconds,
            Timeout = Math.Min(settings.Timeout, VitalSeconds),
        };

    private static string NameOf(string application, string? node)
    {
        if (node is null)
        {
            return application;
        }

        var ending = EndingOf(node);
        return application[..Math.Min(application.Length, MostNameBytes - ending.Length)] + ending;
    }

    // What DB_URL says goes before the options' defaults.
    private static int Choose(int named, int unset, TimeSpan option) =>
        named == unset ? (int)Math.Ceiling(option.TotalSeconds) : named;
}
