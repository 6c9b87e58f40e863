using Screenalytics.Ingest.Contracts.Failures;

namespace Screenalytics.Ingest.Contracts.Runs;

/// <summary>A call for a person's photos, as the run's history keeps it.</summary>
public sealed record CallReport
{
    /// <summary>The value of <c>seed_only</c>.</summary>
    public required bool SeedOnly { get; init; }

    /// <summary>The value of <c>offset</c>, in rows.</summary>
    public int Offset { get; init; }

    /// <summary>Whether a <c>selection_profile</c> was sent.</summary>
    public bool Profiled { get; init; }

    /// <summary>How often the request was sent.</summary>
    public int Attempts { get; init; }

    /// <summary>The HTTP status of the last attempt; 0 when none came.</summary>
    public int Status { get; init; }

    /// <summary>Rows of the well-formed array.</summary>
    public int Rows { get; init; }

    /// <summary>Body bytes that the last attempt read.</summary>
    public long Bytes { get; init; }

    /// <summary>Whether the body was read to its end as one well-formed array of objects.</summary>
    public bool Complete { get; init; }

    /// <summary>How long it took, retries included, in milliseconds.</summary>
    public double DurationMs { get; init; }

    /// <summary>Why it failed, or null.</summary>
    public FailureCode? Failure { get; init; }
}
