namespace Screenalytics.Ingest.Inspection.Verification;

/// <summary>What of a log is verified.</summary>
internal sealed record VerificationOptions
{
    /// <summary>Findings that are kept, unless told otherwise.</summary>
    public const int DefaultLimit = 100;

    /// <summary>Only these runs; null for all.</summary>
    public IReadOnlySet<Guid>? Runs { get; init; }

    /// <summary>Only runs with a line at this time or later; they are verified whole.</summary>
    public DateTimeOffset? Since { get; init; }

    /// <summary>Only runs with a line before this time; they are verified whole.</summary>
    public DateTimeOffset? Until { get; init; }

    /// <summary>Findings that are kept; all are counted.</summary>
    public int Limit { get; init; } = DefaultLimit;
}
