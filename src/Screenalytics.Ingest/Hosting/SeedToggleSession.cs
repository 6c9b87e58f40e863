using Screenalytics.Ingest.Cli.Seeds;
using Screenalytics.Ingest.Contracts.TrrBackend;
using Screenalytics.Ingest.TrrBackend;

namespace Screenalytics.Ingest.Hosting;

/// <summary>Lets the <c>seeds</c> verbs call the backend's toggle.</summary>
internal sealed class SeedToggleSession(TrrBackendClient client) : ISeedToggle
{
    /// <inheritdoc/>
    public string Host => client.BackendHost;

    /// <inheritdoc/>
    public async Task<SeedToggleResult> SetAsync(
        Guid personId,
        Guid linkId,
        bool flag,
        CancellationToken cancellationToken
    ) => await client.SetFacebankSeedAsync(personId, linkId, flag, cancellationToken);

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
