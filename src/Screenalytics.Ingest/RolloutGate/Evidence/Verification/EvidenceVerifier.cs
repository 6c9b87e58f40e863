using Screenalytics.Ingest.Contracts.Gates;

namespace Screenalytics.Ingest.RolloutGate.Evidence.Verification;

/// <summary>Checks whether a folder of evidence is as it was signed, follows from itself, and by whose key it was signed.</summary>
internal sealed class EvidenceVerifier
{
    private readonly FolderReader _reader;
    private readonly IReadOnlyList<SigningKey> _keys;
    private readonly List<EvidenceProblem> _problems = [];

    private EvidenceVerifier(string folder, IReadOnlyList<SigningKey> keys)
    {
        _reader = new FolderReader(folder, _problems);
        _keys = keys;
    }

    /// <summary>Checks a folder.</summary>
    /// <param name="folder">The folder; a link to one is fine, links in it are not.</param>
    /// <param name="keys">The keys that are here.</param>
    public static EvidenceCheck Verify(string folder, IReadOnlyList<SigningKey> keys) =>
        new EvidenceVerifier(Path.GetFullPath(folder), keys).Verify();

    private EvidenceCheck Verify()
    {
        var check = new EvidenceCheck { Folder = _reader.Folder, Problems = _problems };
        if (!_reader.Open())
        {
            return check;
        }

        var manifestBytes = _reader.Read(EvidenceFiles.Manifest, FolderReader.MostSmall);
        var signatureBytes = _reader.Read(EvidenceFiles.Signature, FolderReader.MostSmall);
        var manifest = manifestBytes is null ? null : ManifestOf(manifestBytes);
        var keyId = manifestBytes is null || signatureBytes is null ? null : KeyOf(manifestBytes, signatureBytes);
        var evidence = FilesOf(manifest);
        if (manifest is not null && evidence is not null)
        {
            _problems.AddRange(EvidenceRules.Check(evidence, manifest));
        }

        return check with
        {
            AsFound = evidence,
            KeyId = keyId,
            Verified =
                _problems.Count == 0 && manifest is not null && evidence is not null && keyId is not null
                    ? new VerifiedEvidence(
                        _reader.Folder,
                        evidence,
                        manifest,
                        FolderReader.DigestOf(manifestBytes!),
                        keyId
                    )
                    : null,
        };
    }

    private GateManifest? ManifestOf(byte[] bytes)
    {
        var manifest = EvidenceJson.ReadManifest(bytes);
        if (manifest is { Format: > GateManifest.CurrentFormat })
        {
            Add(
                EvidenceFault.ManifestMalformed,
                $"has format {manifest.Format}, which this version does not know: use a newer one.",
                EvidenceFiles.Manifest
            );
            return null;
        }

        // Files are looked for by these names alone, whatever a manifest says.
        if (
            manifest is null
            || manifest.Format != GateManifest.CurrentFormat
            || manifest.Files.Contains(null!)
            || !manifest.Files.Select(file => file.Name).SequenceEqual(EvidenceFiles.Listed, StringComparer.Ordinal)
        )
        {
            Add(EvidenceFault.ManifestMalformed, "is no manifest of evidence.", EvidenceFiles.Manifest);
            return null;
        }

        return manifest;
    }

    private string? KeyOf(byte[] manifest, byte[] bytes)
    {
        var signature = EvidenceJson.ReadSignature(bytes);
        if (
            signature is not { Algorithm: SigningKey.Algorithm }
            || !EvidenceJson.Write(signature).AsSpan().SequenceEqual(bytes)
        )
        {
            Add(EvidenceFault.SignatureMalformed, "is no signature as it was written.", EvidenceFiles.Signature);
            return signature?.KeyId;
        }

        var named = _keys.FirstOrDefault(key => string.Equals(key.Id, signature.KeyId, StringComparison.Ordinal));
        if (named is null && !_keys.Any(key => key.Signed(manifest, signature.Value)))
        {
            var here = _keys.Count == 0 ? "none is here" : $"here: {string.Join(", ", _keys.Select(key => key.Id))}";
            Add(
                EvidenceFault.KeyUnknown,
                $"It was signed with key {signature.KeyId}, which is not here ({here}): give that key by SCREENALYTICS_GATE_KEY, or the data folder that it was made in by --data-dir.",
                null
            );
        }
        else if (named is null || !named.Signed(manifest, signature.Value))
        {
            Add(
                EvidenceFault.SignatureWrong,
                "does not fit the manifest: one of them was changed after the gate.",
                EvidenceFiles.Signature
            );
        }

        return signature.KeyId;
    }

    private GateEvidence? FilesOf(GateManifest? manifest)
    {
        byte[]? json = null;
        foreach (var name in EvidenceFiles.Listed)
        {
            var listed = manifest?.Files.First(file => file.Name == name);
            if (_reader.Read(name, FolderReader.MostLarge, listed) is { } bytes && name == EvidenceFiles.Json)
            {
                json = bytes;
            }
        }

        if (json is null)
        {
            return null;
        }

        var evidence = EvidenceJson.ReadEvidence(json);
        if (evidence is null || !EvidenceRules.IsWhole(evidence))
        {
            var reason = evidence is { Format: > GateEvidence.CurrentFormat }
                ? $"has format {evidence.Format}, which this version does not know: use a newer one."
                : "can't be understood.";
            Add(EvidenceFault.EvidenceMalformed, reason, EvidenceFiles.Json);
            return null;
        }

        return evidence;
    }

    private void Add(EvidenceFault fault, string sentence, string? file) =>
        _problems.Add(new EvidenceProblem(fault, file is null ? sentence : $"{file} {sentence}", file));
}
