namespace Screenalytics.Ingest.Cli.Triggering;

/// <summary>How a running worker is reached.</summary>
/// <param name="Url">Its address, which ends with a slash.</param>
/// <param name="Secret">Its admin secret, or null when none is set here.</param>
internal sealed record WorkerAccess(Uri Url, string? Secret)
{
    /// <summary>The address, as a person writes it; the secret is never told.</summary>
    public override string ToString() => Url.ToString().TrimEnd('/');
}
