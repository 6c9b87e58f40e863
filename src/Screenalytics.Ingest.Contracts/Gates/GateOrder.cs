namespace Screenalytics.Ingest.Contracts.Gates;

/// <summary>What is known of the rollout's order: backend, app, screenalytics; staging before production.</summary>
public sealed record GateOrder
{
    /// <summary>Whether an operator attested that backend, app and screenalytics were deployed in that order.</summary>
    public bool DeployedInOrder { get; init; }

    /// <summary>Who attested it, or null.</summary>
    public string? AttestedBy { get; init; }

    /// <summary>The gate of staging that was verified before this one of production began, or null.</summary>
    public Guid? StagingGateId { get; init; }

    /// <summary>SHA-256 of that gate's manifest, or null.</summary>
    public string? StagingManifestSha256 { get; init; }

    /// <summary>Why production was checked without it, in the operator's words, or null.</summary>
    public string? WithoutStagingReason { get; init; }
}
