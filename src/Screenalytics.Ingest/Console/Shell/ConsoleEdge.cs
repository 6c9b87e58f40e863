using Screenalytics.Ingest.Api;
using Screenalytics.Ingest.Api.Problems;
using Screenalytics.Ingest.Console.Security;
using Screenalytics.Ingest.Contracts.Failures;
using Screenalytics.Ingest.Runs;

namespace Screenalytics.Ingest.Console.Shell;

/// <summary>The edge of the console: nothing is asked of a worker that waits for its database, and what fails is told on a page.</summary>
internal sealed class ConsoleEdge(RequestDelegate next, IApiHost host, ILogger<ConsoleEdge> logger)
{
    private const int AskAgainAfter = 3;

    /// <summary>Serves a request.</summary>
    public async Task InvokeAsync(HttpContext context)
    {
        if (context.GetEndpoint()?.Metadata.GetMetadata<ConsolePage>() is null)
        {
            await next(context);
            return;
        }

        if (host.WaitsFor is { } what)
        {
            await AnswerAsync(
                context,
                "The worker is not ready yet",
                $"It waits for {what}.",
                "This page can be loaded again in a moment; /health/ready tells more."
            );
            return;
        }

        try
        {
            await next(context);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // Whoever asked has left.
        }
        catch (Exception e) when (!context.Response.HasStarted && e is BadHttpRequestException or InvalidDataException)
        {
            await AnswerAsync(
                context,
                "That could not be read",
                "The request is cut short, too large, or no form.",
                "Nothing was changed. Go back to the page, and try again.",
                e is BadHttpRequestException bad ? bad.StatusCode : StatusCodes.Status400BadRequest
            );
        }
        catch (Exception e) when (!context.Response.HasStarted && Failure(e) is { } text)
        {
            // Where the database is, is nobody's business who has not signed in.
            await AnswerAsync(
                context,
                "That could not be done",
                ConsoleUser.Find(context) is null ? "The database can't be asked just now." : text,
                "Whether a change was made, the audit trail and the page that it is about tell. Try again in a moment."
            );
        }
#pragma warning disable CA1031 // The edge: a defect is answered as one, without its words.
        catch (Exception e) when (!context.Response.HasStarted)
#pragma warning restore CA1031
        {
            logger.Defect(e, Problem.TraceIdOf(context));
            await AnswerAsync(
                context,
                "Something went wrong here",
                "The program met a defect of its own; its log has the whole of it.",
                $"Tell whoever runs it: trace {Problem.TraceIdOf(context)}.",
                StatusCodes.Status500InternalServerError
            );
        }
    }

    private static string BackOf(HttpRequest request) =>
        HttpMethods.IsGet(request.Method) ? $"{request.Path}{request.QueryString}" : ConsoleEndpoints.Root;

    private static string? Failure(Exception exception) => RunFaults.Of(exception)?.Message;

    private static Task AnswerAsync(
        HttpContext context,
        string title,
        string text,
        string wayOut,
        int status = StatusCodes.Status503ServiceUnavailable
    )
    {
        context.Response.Clear();
        if (status >= StatusCodes.Status500InternalServerError && SignInEndpoints.IsSignOut(context.Request))
        {
            // Whoever leaves a shared machine leaves it signed out, whatever the database says.
            SessionCookie.Clear(context);
            wayOut =
                "This browser has forgotten the session, which ends by itself when it is not used. To end it at once, sign in again later and end it among your sessions.";
        }

        if (status == StatusCodes.Status503ServiceUnavailable)
        {
            context.Response.Headers.RetryAfter = $"{AskAgainAfter}";
        }

        var wants = context.Request.Headers.Accept.ToString();
        return wants.Contains("text/html", StringComparison.OrdinalIgnoreCase)
            ? Page.Of<MessagePage>(
                    new
                    {
                        Title = title,
                        Text = text,
                        WayOut = wayOut,
                        Back = BackOf(context.Request),
                        BackText = HttpMethods.IsGet(context.Request.Method) ? "Try again" : "To the overview",
                    },
                    status
                )
                .ExecuteAsync(context)
            : new Problem(FailureCode.WorkerNotReady) { Status = status, Detail = text }.ExecuteAsync(context);
    }
}
