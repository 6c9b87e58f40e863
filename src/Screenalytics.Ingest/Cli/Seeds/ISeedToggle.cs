using Screenalytics.Ingest.Contracts.TrrBackend;

namespace Screenalytics.Ingest.Cli.Seeds;

/// <summary>The backend's seed toggle.</summary>
internal interface ISeedToggle : IAsyncDisposable
{
    /// <summary>The backend's host.</summary>
    string Host { get; }

    /// <summary>Sets or clears a photo's flag, as service role with the internal secret.</summary>
    Task<SeedToggleResult> SetAsync(Guid personId, Guid linkId, bool flag, CancellationToken cancellationToken);
}
