namespace Screenalytics.Ingest.Cli.Seeds;

/// <summary>The galleries of TRR's own database, read only.</summary>
internal interface ISeedGallery : IAsyncDisposable
{
    /// <summary>A person's gallery, in the backend's order.</summary>
    /// <exception cref="Ingest.Sync.RunStoppedException">It can't be read.</exception>
    Task<SeedGallery> OfPersonAsync(Guid personId, CancellationToken cancellationToken);
}
