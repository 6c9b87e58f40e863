using System.Diagnostics.CodeAnalysis;
using Npgsql;
using Screenalytics.Ingest.Diagnostics.Files;

namespace Screenalytics.Ingest.Hosting.EmbeddedPostgres;

/// <summary>Takes a data folder from whatever state it is in to a server in use.</summary>
internal sealed class ServerStarter(
    ClusterLayout layout,
    EmbeddedPostgresOptions options,
    TimeProvider time,
    ILogger logger
)
{
    private const int Attempts = 3;

    /// <summary>One program at a time: the others wait here, and then find the server running.</summary>
    [SuppressMessage("Reliability", "CA2000", Justification = "The lease lives as long as the use that is returned.")]
    public async Task<EmbeddedPostgresServer> StartAsync(CancellationToken cancellationToken)
    {
        ClusterFolders.PrepareOwn(layout);
        using var turn = await FileLock.TakeAsync(layout.Lock, time, cancellationToken);
        var leases = new UsageLeases(layout.Leases);
        var othersUseIt = leases.AnyHeld();
        var lease = leases.Take();
        ServerControl? control = null;
        try
        {
            var password = PasswordFile.ReadOrCreate(layout);
            control = await PrepareAsync(password, cancellationToken);
            var running = await HaveDatabaseAsync(control, password, cancellationToken);
            Report(running, control.Major);
            return new EmbeddedPostgresServer(layout, options, control, password, lease, running, time, logger);
        }
        catch
        {
            lease.Dispose();
            // A recovery that takes longer than this program's patience goes on, or it would never end.
            if (control is not null && !othersUseIt && control.IsReady)
            {
                await control.StopAsync(CancellationToken.None);
            }

            throw;
        }
    }

    private async Task<ServerControl> PrepareAsync(string password, CancellationToken cancellationToken)
    {
        var account = ServerAccount.For(layout);
        var version = DataVersion.Read(layout);
        var installation = await PostgresInstallations.FindAsync(options, layout, version, cancellationToken);
        await ClusterFolders.PrepareServersAsync(layout, account, installation, cancellationToken);
        if (version is null)
        {
            var initializer = new ClusterInitializer(layout, account, installation);
            await initializer.InitializeAsync(password, options.Durable, cancellationToken);
            logger.Initialized(installation.Major, layout.Data);
        }

        return new ServerControl(layout, options, account, installation, password, time);
    }

    private async Task<RunningServer> HaveDatabaseAsync(
        ServerControl control,
        string password,
        CancellationToken cancellationToken
    )
    {
        for (var attempt = 1; ; attempt++)
        {
            var running = await control.EnsureRunningAsync(cancellationToken);
            try
            {
                await ServerProbe.EnsureDatabaseAsync(running.Endpoint, password, options.Database, cancellationToken);
                return running;
            }
            catch (NpgsqlException) when (attempt < Attempts)
            {
                // The server may have been killed in between.
            }
            catch (NpgsqlException e)
            {
                throw new EmbeddedPostgresException(
                    EmbeddedPostgresFailure.ToolFailed,
                    $"The embedded PostgreSQL in {layout.Data} runs, and the database {options.Database} can't be had: "
                        + e.Message,
                    e
                );
            }
        }
    }

    private void Report(RunningServer running, int major)
    {
        if (running.StartedNow)
        {
            logger.Started(major, layout.Data, running.Endpoint.Host, running.Endpoint.Port);
        }
        else
        {
            logger.FoundRunning(layout.Data, running.Endpoint.Host, running.Endpoint.Port);
        }
    }
}
