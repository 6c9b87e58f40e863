using Screenalytics.Ingest.Cli;
using Screenalytics.Ingest.Contracts.Failures;
using Screenalytics.Ingest.Hosting.Configuration;
using Screenalytics.Ingest.Runs;
using Screenalytics.Ingest.Storage;
using Screenalytics.Ingest.Sync;

namespace Screenalytics.Ingest.Hosting.Worker;

/// <summary>The worker's database, which may come only after the worker.</summary>
internal sealed class WorkerDatabase(
    EffectiveConfiguration configuration,
    CommandSettings settings,
    NodeName node,
    TimeProvider time
) : IAsyncDisposable
{
    private volatile OpenedDatabase? _opened;
    private DatabaseSource? _schedulers;

    /// <summary>The pool.</summary>
    /// <exception cref="RunStoppedException">The database is not there yet.</exception>
    public DatabaseSource Source =>
        _opened?.Source
        ?? throw new RunStoppedException(
            FailureCode.WorkerNotReady,
            FailureCatalog.Describe(FailureCode.WorkerNotReady).Message
        );

    /// <summary>A pool that the scheduler has to itself.</summary>
    public DatabaseSource SchedulerSource =>
        _schedulers ??= DatabaseSource.Open(Source.Url, Source.Options, time, node.Value, pool: "scheduler");

    /// <summary>Opens it once; a private one is started, and brought up to date.</summary>
    /// <exception cref="RunStoppedException">It can't be had now.</exception>
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
        if (_schedulers is { } schedulers)
        {
            await schedulers.DisposeAsync();
        }

        if (_opened is { } opened)
        {
            await opened.DisposeAsync();
        }
    }
}
