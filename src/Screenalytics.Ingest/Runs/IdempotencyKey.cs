namespace Screenalytics.Ingest.Runs;

/// <summary>A caller's promise that requests with this key are one.</summary>
/// <param name="Key">The key.</param>
/// <param name="Fingerprint">What was asked for, as a digest; another one with the same key is refused.</param>
internal sealed record IdempotencyKey(string Key, string Fingerprint);
