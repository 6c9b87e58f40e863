using Screenalytics.Ingest.Api.Problems;
using Screenalytics.Ingest.Api.Requests;
using Screenalytics.Ingest.Contracts.Failures;
using Screenalytics.Ingest.Contracts.Runs;
using Screenalytics.Ingest.Contracts.Scheduling;
using Screenalytics.Ingest.Contracts.Sync;

namespace Screenalytics.Ingest.Api.Endpoints;

/// <summary>The endpoints that show schedules and steer them.</summary>
internal static class ScheduleEndpoints
{
    private const int MostReason = 500;

    private static readonly Problem NotFound = new(FailureCode.NotFound)
    {
        Detail = "The configuration has no such schedule: GET /schedules lists them.",
    };

    private sealed class Category;

    /// <summary>Maps them.</summary>
    public static void Map(RouteGroupBuilder api)
    {
        var group = api.MapGroup("/schedules").WithTags("Schedules");
        group
            .MapGet("", ListAsync)
            .Named("listSchedules", "Lists the schedules, with the times that they come due next")
            .Query()
            .Answers<IReadOnlyList<ScheduleView>>(
                StatusCodes.Status200OK,
                "The schedules, as the configuration has them."
            );
        group
            .MapGet("/{name}", FindAsync)
            .Named("showSchedule", "Shows a schedule, with the last times that it came due")
            .Query()
            .Answers<ScheduleView>(StatusCodes.Status200OK, "The schedule.")
            .Refuses(StatusCodes.Status404NotFound);
        group
            .MapPost("/{name}/pause", PauseAsync)
            .Named("pauseSchedule", "Pauses a schedule; one that is paused stays so, with its first reason")
            .FromCaller(withKey: false)
            .Body<SchedulePause>(optional: true)
            .Answers<ScheduleView>(StatusCodes.Status200OK, "The schedule, which is paused.")
            .Refuses(StatusCodes.Status404NotFound);
        group
            .MapPost("/{name}/resume", ResumeAsync)
            .Named("resumeSchedule", "Lets a schedule go on; what it missed is not caught up")
            .FromCaller(withKey: false)
            .Answers<ScheduleView>(StatusCodes.Status200OK, "The schedule, which is not paused.")
            .Refuses(StatusCodes.Status404NotFound);
        group
            .MapPost("/{name}/trigger", TriggerAsync)
            .Named("triggerSchedule", "Starts a run of what a schedule syncs, now, whether it is paused or not")
            .FromCaller(withKey: true)
            .Answers<RunTicket>(StatusCodes.Status202Accepted, "The run, or the one in flight for the same target.")
            .Refuses(StatusCodes.Status404NotFound, StatusCodes.Status409Conflict);
    }

    private static async Task<IResult> ListAsync(HttpContext context, ApiPorts ports)
    {
        QueryFields.Read(context, _ => true);
        return TypedResults.Json(
            await ports.Board.ListAsync(context.RequestAborted),
            ApiJson.Types.IReadOnlyListScheduleView
        );
    }

    private static async Task<IResult> FindAsync(string name, HttpContext context, ApiPorts ports)
    {
        QueryFields.Read(context, _ => true);
        return await ShowAsync(name, context, ports);
    }

    private static async Task<IResult> PauseAsync(
        string name,
        HttpContext context,
        ApiPorts ports,
        ILogger<Category> logger
    )
    {
        var caller = Caller.Of(context);
        QueryFields.Read(context, _ => true);
        using var body = await RequestBody.ReadAsync(context);
        var reason = JsonFields.Read(body, ["reason"], fields => fields.Text("reason", MostReason));
        if (await ports.Board.PauseAsync(name, reason, caller.Actor, context.RequestAborted) is true)
        {
            logger.SchedulePaused(name, caller.Name);
        }

        return await ShowAsync(name, context, ports);
    }

    private static async Task<IResult> ResumeAsync(
        string name,
        HttpContext context,
        ApiPorts ports,
        ILogger<Category> logger
    )
    {
        var caller = Caller.Of(context);
        QueryFields.Read(context, _ => true);
        if (await ports.Board.ResumeAsync(name, caller.Actor, context.RequestAborted) is true)
        {
            logger.ScheduleResumed(name, caller.Name);
        }

        return await ShowAsync(name, context, ports);
    }

    private static async Task<IResult> TriggerAsync(
        string name,
        HttpContext context,
        ApiPorts ports,
        RunTickets tickets
    )
    {
        var caller = Caller.Of(context);
        QueryFields.Read(context, _ => true);
        var key = caller.KeyFor(context.Request.Method, $"/schedules/{name}/trigger", "");
        return
            await ports.Board.TriggerAsync(name, RunTriggers.Http, caller.Actor, key, context.RequestAborted)
                is { } admission
            ? tickets.Answer(context, admission, $"schedule {name}", caller)
            : NotFound;
    }

    private static async Task<IResult> ShowAsync(string name, HttpContext context, ApiPorts ports) =>
        await ports.Board.FindAsync(name, context.RequestAborted) is { } schedule
            ? TypedResults.Json(schedule, ApiJson.Types.ScheduleView)
            : NotFound;
}
