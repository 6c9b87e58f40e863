using Screenalytics.Ingest.Contracts.Failures;

namespace Screenalytics.Ingest.Api.Problems;

/// <summary>Gives answers that would have a status alone, such as an unknown path's, a body that explains it.</summary>
internal sealed class ProblemMiddleware(RequestDelegate next, ILogger<ProblemMiddleware> logger)
{
    /// <summary>Serves a request.</summary>
    public async Task InvokeAsync(HttpContext context)
    {
        try
        {
            await next(context);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            return;
        }
#pragma warning disable CA1031 // The edge of the process: a defect is answered as one, without its words.
        catch (Exception e)
#pragma warning restore CA1031
        {
            await AnswerAsync(context, e);
            return;
        }

        var response = context.Response;
        if (
            response is { HasStarted: false, StatusCode: >= StatusCodes.Status400BadRequest, ContentType: null }
            && response.ContentLength is null or 0
        )
        {
            var status = response.StatusCode;
            await new Problem(ProblemStatus.CodeOf(status))
            {
                Status = status,
                Detail = DetailOf(context),
            }.ExecuteAsync(context);
        }
    }

    private static string? DetailOf(HttpContext context) =>
        context.Response.StatusCode switch
        {
            StatusCodes.Status404NotFound => "There is no such path: /openapi/v1.json lists those that there are.",
            StatusCodes.Status405MethodNotAllowed =>
                $"The path does not know {context.Request.Method}: the header Allow tells what it does.",
            _ => null,
        };

    private async Task AnswerAsync(HttpContext context, Exception exception)
    {
        var problem = Problem.Of(exception);
        if (problem is null)
        {
            logger.Defect(exception, Problem.TraceIdOf(context));
        }

        if (context.Response.HasStarted)
        {
            context.Abort();
            return;
        }

        context.Response.Clear();
        await (problem ?? new Problem(FailureCode.Internal)).ExecuteAsync(context);
    }
}
