using System.Text.Json;
using Screenalytics.Ingest.Contracts.Failures;

namespace Screenalytics.Ingest.TrrBackend.Probing;

/// <summary>What a single request came to.</summary>
internal sealed record RawAnswer
{
    /// <summary>When it was sent.</summary>
    public required DateTimeOffset SentAt { get; init; }

    /// <summary>From sending to the answer's last byte.</summary>
    public required TimeSpan Took { get; init; }

    /// <summary>The HTTP status; 0 when none came.</summary>
    public int Status { get; init; }

    /// <summary>The answer's content type as it was sent, or null.</summary>
    public string? ContentType { get; init; }

    /// <summary>The headers of the answer that say something: <c>WWW-Authenticate</c>, <c>Access-Control-*</c>, <c>Location</c>.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>();

    /// <summary>All headers as they came, to be searched and never to be told: they may hold anything.</summary>
    public IReadOnlyList<string> AllHeaders { get; init; } = [];

    /// <summary>The body, as far as it came and was not too large.</summary>
    public byte[] Body { get; init; } = [];

    /// <summary>
    /// Why there is no good answer, or none. For a list of rows: everything that the strict reading of a sync refuses; else
    /// only what is wrong below HTTP's status.
    /// </summary>
    public FailureCode Failure { get; init; }

    /// <summary>The failure, or the error's own words, on one line, free of secrets; or null.</summary>
    public string? Detail { get; init; }

    /// <summary>The rows of a list; null when none was asked for, or the answer is none.</summary>
    public IReadOnlyList<JsonElement>? Rows { get; init; }

    /// <summary>Whether the answer came whole, whatever its status.</summary>
    public bool Arrived => Status != 0 && Failure is not (FailureCode.BodyCutShort or FailureCode.BackendTimeout);
}
