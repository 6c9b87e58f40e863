namespace Screenalytics.Ingest.TrrBackend;

/// <summary>The static service token; it has no end, so there is nothing to renew.</summary>
internal sealed class ServiceTokenCredential(string token) : IReadCredential
{
    /// <inheritdoc/>
    public string Header { get; } = "Bearer " + token;

    /// <inheritdoc/>
    public bool TryRenew(string refused) => false;
}
