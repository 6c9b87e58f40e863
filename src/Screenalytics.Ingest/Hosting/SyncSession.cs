using Screenalytics.Ingest.Cli.Syncing;
using Screenalytics.Ingest.Runs;
using Screenalytics.Ingest.Sync;

namespace Screenalytics.Ingest.Hosting;

/// <summary>The services of one sync, the database under them, and what is told of both.</summary>
internal sealed class SyncSession(
    ServiceProvider services,
    OpenedDatabase database,
    CommandTelemetry telemetry,
    SyncOptions options,
    CommandLog log
) : ISyncSession
{
    /// <summary>Its services.</summary>
    public IServiceProvider Services => services;

    /// <summary>The database under it.</summary>
    public OpenedDatabase Database => database;

    private readonly MemberDoor _door = new(
        services.GetRequiredService<IRunDoor>(),
        services.GetRequiredService<ClusterMembership>(),
        services.GetRequiredService<TimeProvider>()
    );

    /// <inheritdoc/>
    public IRunDoor Door => _door;

    /// <inheritdoc/>
    public int MaxImagesPerPerson => options.MaxImagesPerPerson;

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _door.DisposeAsync();
        await services.DisposeAsync();
        await database.DisposeAsync();
        await telemetry.DisposeAsync();
        await log.DisposeAsync();
    }
}
