using Screenalytics.Ingest.Contracts.TrrBackend;

namespace Screenalytics.Ingest.Console.Gallery;

/// <summary>TRR-Backend's seed toggle, for whoever waits at a page.</summary>
/// <param name="client">A client whose calls are in no sync's way.</param>
/// <param name="host">The backend's host.</param>
/// <param name="isConfigured">Whether there are the secrets that the toggle asks for.</param>
internal sealed class SeedToggler(ITrrBackendClient client, string host, bool isConfigured)
{
    /// <summary>The backend's host.</summary>
    public string Host => host;

    /// <summary>Whether there are the secrets that the toggle asks for.</summary>
    public bool IsConfigured => isConfigured;

    /// <summary>Sets or clears a flag.</summary>
    public ValueTask<SeedToggleResult> SetAsync(
        Guid personId,
        Guid linkId,
        bool flag,
        CancellationToken cancellationToken
    ) => client.SetFacebankSeedAsync(personId, linkId, flag, cancellationToken);
}
