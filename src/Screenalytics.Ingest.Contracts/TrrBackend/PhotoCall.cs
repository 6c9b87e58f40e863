using Screenalytics.Ingest.Contracts.Failures;

namespace Screenalytics.Ingest.Contracts.TrrBackend;

/// <summary>The facts of one finished call for photos, its retries included: all that the fallback rule may look at.</summary>
public readonly record struct PhotoCall
{
    /// <summary>The person whose photos were asked for.</summary>
    public required Guid PersonId { get; init; }

    /// <summary>The value of <c>seed_only</c> that was sent.</summary>
    public required bool SeedOnly { get; init; }

    /// <summary>The value of <c>offset</c> that was sent, in rows.</summary>
    public required int Offset { get; init; }

    /// <summary>The value of <c>limit</c> that was sent, in rows.</summary>
    public required int Limit { get; init; }

    /// <summary>Whether a <c>selection_profile</c> was sent; its empty answer proves nothing.</summary>
    public bool Profiled { get; init; }

    /// <summary>How often the request was sent; 0 when it never was.</summary>
    public int Attempts { get; init; }

    /// <summary>The HTTP status of the last attempt; 0 when none came.</summary>
    public int Status { get; init; }

    /// <summary>Rows of the well-formed array; 0 for any other answer.</summary>
    public int Rows { get; init; }

    /// <summary>Body bytes that the last attempt read.</summary>
    public long Bytes { get; init; }

    /// <summary>Time from the first attempt to the end of the last, waits between them included.</summary>
    public TimeSpan Duration { get; init; }

    /// <summary>Whether the body was read to its end as one well-formed array of objects.</summary>
    public bool Complete { get; init; }

    /// <summary>Why the call failed, or <see cref="FailureCode.None"/>.</summary>
    public FailureCode Failure { get; init; }

    /// <summary>The backend's own words on the failure, shortened and free of secrets, or null.</summary>
    public string? Detail { get; init; }
}
