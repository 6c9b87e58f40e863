namespace Screenalytics.Sandbox.Faults;

/// <summary>A fault and the requests that it strikes; every filter that is null lets all requests through.</summary>
public sealed record FaultRule
{
    /// <summary>The rule's number, given when it is added.</summary>
    public int Id { get; init; }

    /// <summary>What goes wrong.</summary>
    public required FaultKind Kind { get; init; }

    /// <summary>Only for this person, episode or season.</summary>
    public Guid? Target { get; init; }

    /// <summary>Only for this endpoint.</summary>
    public BackendEndpoint? Endpoint { get; init; }

    /// <summary>Only for photos with this <c>seed_only</c>.</summary>
    public bool? SeedOnly { get; init; }

    /// <summary>Only for pages that begin here or later.</summary>
    public long MinOffset { get; init; }

    /// <summary>Only while more requests than this are being answered.</summary>
    public int? AboveInFlight { get; init; }

    /// <summary>The share of requests that are struck (default: all); the same for the same seed.</summary>
    public double? Probability { get; init; }

    /// <summary>How many requests are struck at most.</summary>
    public int? MaxCount { get; init; }

    /// <summary>Only the first so many attempts of each call are struck, so that a retry gets through.</summary>
    public int? FirstAttempts { get; init; }

    /// <summary>The seed of the rule's decisions.</summary>
    public ulong Seed { get; init; }

    /// <summary>The status of a status fault (default: 503), of a redirect (307) or of a custom answer (200).</summary>
    public int? Status { get; init; }

    /// <summary>The Retry-After header, verbatim.</summary>
    public string? RetryAfter { get; init; }

    /// <summary>The delay of a latency (default: 1000), or between two bytes of a drip (100), in milliseconds.</summary>
    public int? DelayMs { get; init; }

    /// <summary>After how many bytes a body is cut (default: half of it); may be all of them.</summary>
    public int? CutAt { get; init; }

    /// <summary>The content type of a wrong-content-type, status or custom fault.</summary>
    public string? ContentType { get; init; }

    /// <summary>The body of a status or custom fault, the bytes that trail, or where a redirect leads.</summary>
    public string? Body { get; init; }
}
