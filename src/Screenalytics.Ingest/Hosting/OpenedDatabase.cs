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
        CancellationToken cancellationToken
    )
    {
        if (configuration.Choice!.Url is { } url)
        {
            return new OpenedDatabase(DatabaseSource.Open(url, configuration.Database, time), null, null);
        }

        var log = CommandLog.Create(settings);
        var options = new EmbeddedPostgresOptions { DataDirectory = configuration.Host.DataDirectory! };
        try
        {
            var logger = log.For(nameof(EmbeddedPostgresServer));
            var server = await EmbeddedPostgresServer.StartAsync(options, time, logger, cancellationToken);
            var own = DatabaseUrl.Parse(server.ConnectionString);
            return new OpenedDatabase(DatabaseSource.Open(own, configuration.Database, time), server, log);
        }
        catch (EmbeddedPostgresException e)
        {
            await log.DisposeAsync();
            throw new RunStoppedException(FailureCode.DatabaseUnavailable, e.Message, e);
        }
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
