namespace Screenalytics.Ingest.Contracts.Gates;

/// <summary>The signature of a manifest's bytes: <c>manifest.sig.json</c>.</summary>
/// <param name="Algorithm">Always <c>HMAC-SHA256</c>.</param>
/// <param name="KeyId">Which key it is, without telling it: the first 16 hexadecimal letters of a hash of it.</param>
/// <param name="Value">The signature, in hexadecimal letters.</param>
public sealed record GateSignature(string Algorithm, string KeyId, string Value);
