using Screenalytics.Ingest.Api.Requests;
using Screenalytics.Ingest.Contracts.Runs;
using Screenalytics.Ingest.Contracts.Sync;

namespace Screenalytics.Ingest.Api.Endpoints;

/// <summary>The endpoints that end runs, and retry them.</summary>
internal static class RunSteering
{
    private sealed class Category;

    /// <summary>Maps them.</summary>
    public static void Map(RouteGroupBuilder api)
    {
        api.MapPost("/runs/{id}/cancel", CancelAsync)
            .Named("cancelRun", "Asks for a run's end; what is committed stays")
            .WithTags("Runs")
            .FromCaller(withKey: false)
            .Answers<RunSummary>(StatusCodes.Status200OK, "The run, which had ended already.")
            .Answers<RunSummary>(StatusCodes.Status202Accepted, "The run, which is to end.")
            .Refuses(StatusCodes.Status404NotFound);
        api.MapPost("/runs/{id}/retry-failed", RetryFailedAsync)
            .Named("retryFailed", "Starts a run over the failed, held and not attempted people of one that has ended")
            .WithTags("Runs")
            .FromCaller(withKey: true)
            .Answers<RunTicket>(StatusCodes.Status202Accepted, "The new run.")
            .Refuses(StatusCodes.Status404NotFound, StatusCodes.Status409Conflict);
    }

    private static async Task<IResult> CancelAsync(
        string id,
        HttpContext context,
        ApiPorts ports,
        ILogger<Category> logger
    )
    {
        var runId = PathId.Of(id);
        var caller = Caller.Of(context);
        QueryFields.Read(context, _ => true);
        if (await ports.History.FindAsync(runId, context.RequestAborted) is not { } before)
        {
            return RunEndpoints.NotFound;
        }

        if (before.FinishedAt is not null)
        {
            return TypedResults.Json<RunSummary>(before, ApiJson.Types.RunSummary);
        }

        await ports.Door.CancelAsync(runId, caller.Actor, context.RequestAborted);
        logger.RunCancelled(runId, caller.Name);
        return await ports.History.FindAsync(runId, context.RequestAborted) is { } after
            ? TypedResults.Json<RunSummary>(after, ApiJson.Types.RunSummary, statusCode: StatusCodes.Status202Accepted)
            : RunEndpoints.NotFound;
    }

    private static async Task<IResult> RetryFailedAsync(
        string id,
        HttpContext context,
        ApiPorts ports,
        RunTickets tickets
    )
    {
        var runId = PathId.Of(id);
        var caller = Caller.Of(context);
        QueryFields.Read(context, _ => true);
        var key = caller.KeyFor(context.Request.Method, $"/runs/{runId}/retry-failed", "");
        var admission = await ports.Door.RetryFailedAsync(
            runId,
            RunTriggers.Http,
            caller.Actor,
            key,
            context.RequestAborted
        );
        return tickets.Answer(context, admission, $"retry of {runId}", caller);
    }
}
