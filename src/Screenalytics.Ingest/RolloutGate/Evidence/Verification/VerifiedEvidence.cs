using Screenalytics.Ingest.Contracts.Gates;

namespace Screenalytics.Ingest.RolloutGate.Evidence.Verification;

/// <summary>Evidence that is as it was signed, by a key that is here.</summary>
/// <param name="Folder">Where it lies.</param>
/// <param name="Evidence">The evidence.</param>
/// <param name="Manifest">What belongs to it.</param>
/// <param name="ManifestSha256">SHA-256 of the manifest, in hexadecimal letters.</param>
/// <param name="KeyId">The key that signed it.</param>
internal sealed record VerifiedEvidence(
    string Folder,
    GateEvidence Evidence,
    GateManifest Manifest,
    string ManifestSha256,
    string KeyId
);
