namespace Screenalytics.Ingest.Runs;

/// <summary>A row of the face bank, just as it is.</summary>
internal sealed record BankRow
{
    /// <summary>The image.</summary>
    public required Guid ImageId { get; init; }

    /// <summary>The person.</summary>
    public required Guid PersonId { get; init; }

    /// <summary>The URL as served.</summary>
    public required string S3OriginalKey { get; init; }

    /// <summary>Whether it is a seed.</summary>
    public bool IsSeed { get; init; }

    /// <summary>Whether a human approved it.</summary>
    public bool Approved { get; init; }

    /// <summary>When, or null.</summary>
    public DateTimeOffset? ApprovedAt { get; init; }

    /// <summary>Who, or null.</summary>
    public string? ApprovedBy { get; init; }

    /// <summary>A digest of the whole row: another one tells that any column has changed.</summary>
    public required string Digest { get; init; }

    /// <summary>The same but for <see cref="IsSeed"/>, which a sync may let rise.</summary>
    public required string DigestButSeed { get; init; }
}
