using Screenalytics.Ingest.Cli.Syncing;
using Screenalytics.Ingest.Runs;
using Screenalytics.Ingest.Sync;

namespace Screenalytics.Ingest.Hosting;

/// <summary>The services of one sync, and the database under them.</summary>
internal sealed class SyncSession(
    ServiceProvider services,
    OpenedDatabase database,
    SyncOptions options,
    CommandLog log
) : ISyncSession
{
    /// <summary>The database under it.</summary>
    public OpenedDatabase Database => database;

    /// <inheritdoc/>
    public IRunDoor Door { get; } =
        new MemberDoor(
            services.GetRequiredService<IRunDoor>(),
            services.GetRequiredService<ClusterMembership>(),
            services.GetRequiredService<TimeProvider>()
        );

    /// <inheritdoc/>
    public int MaxImagesPerPerson => options.MaxImagesPerPerson;

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await services.DisposeAsync();
        await database.DisposeAsync();
        await log.DisposeAsync();
    }
}
