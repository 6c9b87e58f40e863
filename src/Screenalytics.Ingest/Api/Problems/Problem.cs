using System.Diagnostics;
using Screenalytics.Ingest.Contracts;
using Screenalytics.Ingest.Contracts.Failures;
using Screenalytics.Ingest.Diagnostics.Redaction;
using Screenalytics.Ingest.Runs;
using Screenalytics.Ingest.Scheduling;

namespace Screenalytics.Ingest.Api.Problems;

/// <summary>An answer that says why a request was refused or failed.</summary>
internal sealed class Problem(FailureCode code) : IResult
{
    private readonly FailureInfo _info = FailureCatalog.Describe(code);

    /// <summary>What happened this time; the code's own sentence when there is nothing to add.</summary>
    public string? Detail { get; init; }

    /// <summary>The status, where it is not the code's own.</summary>
    public int? Status { get; init; }

    /// <summary>The run that is in the way, or that goes on.</summary>
    public Guid? RunId { get; init; }

    /// <summary>After how long to ask again.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>Everything that is wrong.</summary>
    public IReadOnlyList<FieldError> Errors { get; init; } = [];

    /// <summary>The status that it is answered with.</summary>
    public int AnsweredStatus => Status ?? _info.HttpStatus;

    /// <summary>What it says.</summary>
    public string AnsweredDetail => Detail ?? _info.Message;

    /// <summary>Makes of what was thrown the problem to answer; null when it is a defect.</summary>
    public static Problem? Of(Exception exception)
    {
        if (exception is RefusedException refused)
        {
            return new Problem(refused.Code) { Detail = refused.Message, Errors = refused.Errors };
        }

        if (exception is BadHttpRequestException bad)
        {
            return new Problem(ProblemStatus.CodeOf(bad.StatusCode)) { Status = bad.StatusCode, Detail = bad.Message };
        }

        if (exception is ScheduleRefusedException unusable)
        {
            return new Problem(FailureCode.ScheduleRefused) { Detail = unusable.Message };
        }

        return RunFaults.Of(exception) is { Code: not FailureCode.Internal } failure
            ? new Problem(failure.Code) { Detail = failure.Message }
            : null;
    }

    /// <summary>What the log knows a request by.</summary>
    public static string TraceIdOf(HttpContext context) =>
        Activity.Current?.TraceId.ToString() ?? context.TraceIdentifier;

    /// <inheritdoc/>
    public Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        response.StatusCode = AnsweredStatus;
        response.Headers.CacheControl = "no-store";
        response.Headers.XContentTypeOptions = "nosniff";
        if (RetryAfter is { } wait)
        {
            response.Headers.RetryAfter = $"{Math.Ceiling(wait.TotalSeconds)}";
        }

        var redactor = httpContext.RequestServices.GetService<Redactor>() ?? Redactor.OfShapes;
        var problem = new ApiProblem
        {
            Type = ApiProblem.TypePrefix + EnumNames.Of(code),
            Title = _info.Message,
            Status = AnsweredStatus,
            Detail = redactor.Redact(AnsweredDetail),
            TraceId = TraceIdOf(httpContext),
            RunId = RunId,
            Errors = [.. Errors.Select(error => Clean(error, redactor))],
        };
        return response.WriteAsJsonAsync(
            problem,
            ApiJson.Types.ApiProblem,
            ApiProblem.MediaType,
            httpContext.RequestAborted
        );
    }

    // What a caller sent is shown to it again, and to whatever keeps its answers.
    private static FieldError Clean(FieldError error, Redactor redactor) =>
        error with
        {
            Field = redactor.Redact(error.Field),
            Value = error.Value is { } value ? redactor.Redact(value) : null,
            Message = redactor.Redact(error.Message),
        };
}
