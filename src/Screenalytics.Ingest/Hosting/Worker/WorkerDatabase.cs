using Screenalytics.Ingest.Cli;
using Screenalytics.Ingest.Hosting.Configuration;
using Screenalytics.Ingest.Runs;
using Screenalytics.Ingest.Storage;

namespace Screenalytics.Ingest.Hosting.Worker;

/// <summary>The worker's database, which may come only after the worker.</summary>
internal sealed class WorkerDatabase(
    EffectiveConfiguration configuration,
    CommandSettings settings,
    TimeProvider time,
    NodeName node
) : IAsyncDisposable
{
    private volatile OpenedDatabase? _opened;

    /// <summary>The pool; nobody asks for it before it is there.</summary>
    public DatabaseSource Source =>
        _opened?.Source ?? throw new InvalidOperationException("The database has not been opened yet.");

    /// <summary>Opens it once; a private one is started, and brought up to date.</summary>
    /// <exception cref="Ingest.Sync.RunStoppedException">It can't be had now.</exception>
    public async Task OpenAsync(CancellationToken cancellationToken)
    {
        if (_opened is not null)
        {
            return;
        }

        var opened = await OpenedDatabase.OpenAsync(configuration, settings, time, cancellationToken, node.Value);
        try
        {
            if (opened.IsPrivate)
            {
                await PrivateSchema.BringUpToDateAsync(opened.Source, cancellationToken);
            }
        }
        catch
        {
            await opened.DisposeAsync();
            throw;
        }

        _opened = opened;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_opened is { } opened)
        {
            await opened.DisposeAsync();
        }
    }
}
