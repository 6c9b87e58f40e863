namespace Screenalytics.Ingest.Contracts.Failures;

/// <summary>Why a request was refused or failed: problem details of RFC 9457.</summary>
public sealed record ApiProblem
{
    /// <summary>What every <see cref="Type"/> begins with; the failure's code follows.</summary>
    public const string TypePrefix = "urn:screenalytics-ingest:problem:";

    /// <summary>The media type that it travels as.</summary>
    public const string MediaType = "application/problem+json";

    /// <summary>The kind of problem, which never changes: <c>urn:screenalytics-ingest:problem:</c> and a failure's code.</summary>
    public required string Type { get; init; }

    /// <summary>The kind of problem in a sentence.</summary>
    public required string Title { get; init; }

    /// <summary>The status of the answer.</summary>
    public required int Status { get; init; }

    /// <summary>What happened this time, and the way out.</summary>
    public required string Detail { get; init; }

    /// <summary>What the worker's log knows this request by.</summary>
    public required string TraceId { get; init; }

    /// <summary>The run that is in the way, or that goes on; null when there is none.</summary>
    public Guid? RunId { get; init; }

    /// <summary>Everything that is wrong with the request.</summary>
    public IReadOnlyList<FieldError> Errors { get; init; } = [];
}
