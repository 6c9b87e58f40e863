namespace Screenalytics.Ingest.TrrBackend;

/// <summary>What reads authenticate with.</summary>
internal interface IReadCredential
{
    /// <summary>The value of the <c>Authorization</c> header to send now.</summary>
    string Header { get; }

    /// <summary>Renews a credential that is near its end, after the backend refused it.</summary>
    /// <param name="refused">The header's value that was refused.</param>
    /// <returns>Whether another value is there to try.</returns>
    bool TryRenew(string refused);
}
