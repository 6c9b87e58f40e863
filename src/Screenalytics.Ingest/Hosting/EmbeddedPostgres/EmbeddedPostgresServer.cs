using Microsoft.Extensions.Logging.Abstractions;
using Screenalytics.Ingest.Diagnostics.Files;

namespace Screenalytics.Ingest.Hosting.EmbeddedPostgres;

/// <summary>
/// One use of the private PostgreSQL server in a data folder. Programs share the server: the first use starts it,
/// the last one to be disposed stops it, and a killed program's use ends with the program.
/// </summary>
internal sealed class EmbeddedPostgresServer(
    ClusterLayout layout,
    EmbeddedPostgresOptions options,
    ServerControl control,
    string password,
    FileLock lease,
    RunningServer running,
    TimeProvider time,
    ILogger logger
) : IAsyncDisposable
{
    private RunningServer _running = running;
    private bool _disposed;

    /// <summary>The Npgsql string of the options' database, as the cluster's superuser.</summary>
    public string ConnectionString => ConnectionStringOf(options.Database);

    /// <summary>The process id of the server.</summary>
    public int ProcessId => _running.ProcessId;

    /// <summary>Stops and starts the server whoever uses it, for tests of outages.</summary>
    internal ServerControl Control => control;

    /// <summary>Has the server running and its database there: made, started, recovered or found running.</summary>
    /// <exception cref="EmbeddedPostgresException">It can't be had; the message says why and what to do.</exception>
    public static async Task<EmbeddedPostgresServer> StartAsync(
        EmbeddedPostgresOptions options,
        TimeProvider? time = null,
        ILogger? logger = null,
        CancellationToken cancellationToken = default
    )
    {
        var clock = time ?? TimeProvider.System;
        var layout = new ClusterLayout(options.DataDirectory);
        var starter = new ServerStarter(layout, options, clock, logger ?? NullLogger.Instance);
        try
        {
            return await Deadline.RunAsync(
                options.StartTimeout,
                clock,
                starter.StartAsync,
                () => Late(layout, options),
                cancellationToken
            );
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new EmbeddedPostgresException(
                EmbeddedPostgresFailure.FolderUnusable,
                $"The embedded PostgreSQL can't use {layout.Root}: {e.Message} Name a folder that "
                    + $"{Environment.UserName} may write to (--data-dir, or SCREENALYTICS_DATA_DIR).",
                e
            );
        }
    }

    /// <summary>The Npgsql string of a database, which is created when missing.</summary>
    public async Task<string> ConnectionStringForAsync(string database, CancellationToken cancellationToken = default)
    {
        await ServerProbe.EnsureDatabaseAsync(_running.Endpoint, password, database, cancellationToken);
        return ConnectionStringOf(database);
    }

    /// <summary>Starts the server again when it died; the connection strings stay valid.</summary>
    public async Task EnsureRunningAsync(CancellationToken cancellationToken = default) =>
        _running = await Deadline.RunAsync(
            options.StartTimeout,
            time,
            async token =>
            {
                using var turn = await FileLock.TakeAsync(layout.Lock, time, token);
                return await control.EnsureRunningAsync(token);
            },
            () => Late(layout, options),
            cancellationToken
        );

    /// <summary>Ends this use, and stops the server when it was the last; a failure to stop is logged, not thrown.</summary>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _disposed, true))
        {
            return;
        }

        try
        {
            using var patience = new CancellationTokenSource(options.StopTimeout + options.StartTimeout, time);
            using var turn = await FileLock.TakeAsync(layout.Lock, time, patience.Token);
            lease.Dispose();
            if (new UsageLeases(layout.Leases).AnyHeld())
            {
                logger.LeftRunning(layout.Data);
                return;
            }

            await control.StopAsync(patience.Token);
            logger.Stopped(layout.Data);
        }
        catch (Exception e)
            when (e
                    is EmbeddedPostgresException
                        or OperationCanceledException
                        or IOException
                        or UnauthorizedAccessException
            )
        {
            logger.NotStopped(e.Message);
        }
        finally
        {
            lease.Dispose();
        }
    }

    private string ConnectionStringOf(string database) =>
        _running.Endpoint.ConnectionTo(database, password).ConnectionString;

    private static EmbeddedPostgresException Late(ClusterLayout layout, EmbeddedPostgresOptions options) =>
        new(
            EmbeddedPostgresFailure.TimedOut,
            $"The embedded PostgreSQL in {layout.Data} was not ready within {options.StartTimeout.TotalSeconds:0} s. Its log "
                + $"is {layout.Log}; another program that starts it, or a long recovery, may hold it up: try again."
        );
}
