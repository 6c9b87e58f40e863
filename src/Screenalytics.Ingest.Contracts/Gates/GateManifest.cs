namespace Screenalytics.Ingest.Contracts.Gates;

/// <summary>What belongs to a folder of evidence, byte for byte: <c>manifest.json</c>.</summary>
public sealed record GateManifest
{
    /// <summary>The format that this program writes.</summary>
    public const int CurrentFormat = 1;

    /// <summary>The file's format.</summary>
    public int Format { get; init; } = CurrentFormat;

    /// <summary>The gate.</summary>
    public required Guid GateId { get; init; }

    /// <summary>When it was signed.</summary>
    public required DateTimeOffset SignedAt { get; init; }

    /// <summary>Every file of the folder but the manifest and its signature, by name.</summary>
    public required IReadOnlyList<GateFile> Files { get; init; }
}
