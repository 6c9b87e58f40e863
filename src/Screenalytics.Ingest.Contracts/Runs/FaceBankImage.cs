namespace Screenalytics.Ingest.Contracts.Runs;

/// <summary>An image of a person in the face bank, and where it came from.</summary>
public sealed record FaceBankImage
{
    /// <summary>The image.</summary>
    public required Guid ImageId { get; init; }

    /// <summary>The person.</summary>
    public required Guid PersonId { get; init; }

    /// <summary>The URL as TRR-Backend served it.</summary>
    public required string S3OriginalKey { get; init; }

    /// <summary>Whether it is a seed.</summary>
    public bool IsSeed { get; init; }

    /// <summary>Whether a human approved it.</summary>
    public bool Approved { get; init; }

    /// <summary>When a human approved it, or null.</summary>
    public DateTimeOffset? ApprovedAt { get; init; }

    /// <summary>Who approved it, or null.</summary>
    public string? ApprovedBy { get; init; }

    /// <summary>When it was inserted.</summary>
    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>The run that inserted it; null when none of ours did.</summary>
    public Guid? RunId { get; init; }

    /// <summary>Which call supplied it, <c>seed</c> or <c>all</c>; null when none of ours did.</summary>
    public string? Source { get; init; }

    /// <summary>Its place in the answer, from 1; null when it came from none of ours.</summary>
    public int? Rank { get; init; }
}
