using Screenalytics.Ingest.Cli;
using Screenalytics.Ingest.Contracts.Failures;
using Screenalytics.Ingest.Hosting.Configuration;
using Screenalytics.Ingest.Hosting.EmbeddedPostgres;
using Screenalytics.Ingest.Storage;
using Screenalytics.Ingest.Sync;

namespace Screenalytics.Ingest.Hosting;

/// <summary>The database that the configuration chose, with the private server under it when that is the one.</summary>
internal sealed class OpenedDatabase : IAsyncDisposable
{
    // Making a cluster takes some seconds; finding one that runs is not worth a word.
    private static readonly TimeSpan Slow = TimeSpan.FromSeconds(1);

    private readonly EmbeddedPostgresServer? _server;
    private readonly CommandLog? _log;

    private OpenedDatabase(DatabaseSource source, EmbeddedPostgresServer? server, CommandLog? log) =>
        (Source, _server, _log) = (source, server, log);

    /// <summary>The pool of connections.</summary>
    public DatabaseSource Source { get; }

    /// <summary>Whether it is the program's own, to migrate as it likes.</summary>
    public bool IsPrivate => _server is not null;

    /// <summary>Opens it; a private server is started, or found running.</summary>
    /// <exception cref="RunStoppedException">The private server can't be had.</exception>
    public static async Task<OpenedDatabase> OpenAsync(
        EffectiveConfiguration configuration,
        CommandSettings settings,
        TimeProvider time,
        CancellationToken cancellationToken,
        string? node = null
    )
    {
        if (configuration.Choice!.Url is { } url)
        {
            return new OpenedDatabase(DatabaseSource.Open(url, configuration.Database, time, node), null, null);
        }

        var log = CommandLog.Create(settings);
        var options = new EmbeddedPostgresOptions { DataDirectory = configuration.Host.DataDirectory! };
        try
        {
            var logger = log.For(nameof(EmbeddedPostgresServer));
            var starting = EmbeddedPostgresServer.StartAsync(options, time, logger, cancellationToken);
            await SayWhenSlowAsync(starting, options.DataDirectory, settings, time);
            var server = await starting;
            var own = DatabaseUrl.Parse(server.ConnectionString).With(configuration.Redactor);
            return new OpenedDatabase(DatabaseSource.Open(own, configuration.Database, time, node), server, log);
        }
        catch (EmbeddedPostgresException e)
        {
            await log.DisposeAsync();
            throw new RunStoppedException(FailureCode.DatabaseUnavailable, e.Message, e);
        }
    }

    private static async Task SayWhenSlowAsync(
        Task starting,
        string folder,
        CommandSettings settings,
        TimeProvider time
    )
    {
        using var done = new CancellationTokenSource();
        if (await Task.WhenAny(starting, Task.Delay(Slow, time, done.Token)) != starting)
        {
            settings.Notify($"Starting the private PostgreSQL in {folder} ...");
        }

        await done.CancelAsync();
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await Source.DisposeAsync();
        if (_server is not null)
        {
            await _server.DisposeAsync();
        }

        if (_log is not null)
        {
            await _log.DisposeAsync();
        }
    }
}
