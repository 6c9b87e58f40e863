namespace Screenalytics.Ingest.Contracts.Gates;

/// <summary>A request that a gate sent, and its answer; free of secrets.</summary>
public sealed record GateExchange
{
    /// <summary>Its number within the gate, from 1.</summary>
    public required int Number { get; init; }

    /// <summary>When it was sent.</summary>
    public required DateTimeOffset SentAt { get; init; }

    /// <summary>The method.</summary>
    public required string Method { get; init; }

    /// <summary>The URL.</summary>
    public required string Url { get; init; }

    /// <summary>The request's headers; credentials are masked, and named by what they are.</summary>
    public IReadOnlyDictionary<string, string> RequestHeaders { get; init; } = new Dictionary<string, string>();

    /// <summary>The request's body, or null.</summary>
    public string? RequestBody { get; init; }

    /// <summary>The HTTP status; 0 when none came.</summary>
    public int Status { get; init; }

    /// <summary>The answer's content type, or null.</summary>
    public string? ContentType { get; init; }

    /// <summary>Bytes of the answer's body.</summary>
    public long Bytes { get; init; }

    /// <summary>SHA-256 of the answer's body, in hexadecimal letters; null when none came.</summary>
    public string? Sha256 { get; init; }

    /// <summary>Rows of a list; null when the answer is none.</summary>
    public int? Rows { get; init; }

    /// <summary>The beginning of an error's body, free of secrets, or null.</summary>
    public string? Excerpt { get; init; }

    /// <summary>Why no whole answer came, in words, or null.</summary>
    public string? Failure { get; init; }

    /// <summary>From the request's first byte to the answer's last, in milliseconds.</summary>
    public double DurationMs { get; init; }
}
