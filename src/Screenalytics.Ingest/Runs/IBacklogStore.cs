namespace Screenalytics.Ingest.Runs;

/// <summary>What the cluster has before it, to be measured.</summary>
internal interface IBacklogStore
{
    /// <summary>Reads it.</summary>
    /// <exception cref="Sync.RunStoppedException">The database can't be asked.</exception>
    Task<Backlog> ReadAsync(CancellationToken cancellationToken);
}
