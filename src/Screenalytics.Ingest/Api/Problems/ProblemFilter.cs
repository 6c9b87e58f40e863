using Screenalytics.Ingest.Contracts.Failures;

namespace Screenalytics.Ingest.Api.Problems;

/// <summary>Turns whatever an endpoint throws into a problem that shows no more than the caller may know.</summary>
internal sealed class ProblemFilter(ILogger<ProblemFilter> logger) : IEndpointFilter
{
    /// <inheritdoc/>
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        http.Response.Headers.CacheControl = "no-store";
        http.Response.Headers.XContentTypeOptions = "nosniff";
        try
        {
            return await next(context);
        }
        catch (OperationCanceledException) when (http.RequestAborted.IsCancellationRequested)
        {
            return Results.Empty;
        }
#pragma warning disable CA1031 // The edge of the process: a defect is answered as one, without its words.
        catch (Exception e)
#pragma warning restore CA1031
        {
            return Answer(http, e);
        }
    }

    private Problem Answer(HttpContext http, Exception exception)
    {
        if (Problem.Of(exception) is not { } problem)
        {
            logger.Defect(exception, Problem.TraceIdOf(http));
            return new Problem(FailureCode.Internal);
        }

        if (problem.AnsweredStatus < StatusCodes.Status500InternalServerError)
        {
            logger.RequestRefused(problem.AnsweredStatus, problem.AnsweredDetail);
        }
        else
        {
            logger.RequestFailed(problem.AnsweredDetail);
        }

        return problem;
    }
}
