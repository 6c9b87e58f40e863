using Screenalytics.Ingest.Api.Requests;
using Screenalytics.Ingest.Contracts.Runs;
using Screenalytics.Ingest.Contracts.Sync;
using Screenalytics.Ingest.Runs;

namespace Screenalytics.Ingest.Api.Endpoints;

/// <summary>The endpoints that start runs.</summary>
internal static class JobEndpoints
{
    private const string JobPath = "/jobs/sync_cast_from_trr";

    private const string Accepted =
        "The run: a new one, the one in flight for the same target and parameters, or the one of the same Idempotency-Key.";

    /// <summary>Maps them.</summary>
    public static void Map(RouteGroupBuilder api)
    {
        api.MapPost(JobPath, StartAsync)
            .Named("startSync", "Starts sync_cast_from_trr for an episode, a season, people, or the whole face bank")
            .WithTags("Jobs")
            .FromCaller(withKey: true)
            .Body<SyncJob>(optional: false)
            .Answers<RunTicket>(StatusCodes.Status202Accepted, Accepted)
            .Refuses(StatusCodes.Status409Conflict);
        api.MapPost("/episodes/{id}/sync_cast_from_trr", StartEpisodeAsync)
            .Named("syncEpisode", "Starts sync_cast_from_trr for an episode, and waits for its end when asked to")
            .WithTags("Jobs")
            .FromCaller(withKey: true)
            .Query(new QueryParameter("wait", ParameterKind.Flag, "Whether to answer with the finished run's report."))
            .Body<EpisodeJob>(optional: true)
            .Answers<SyncReport>(
                StatusCodes.Status200OK,
                "With wait=true: the report of the run, however it ended; its status tells. It lists its first 100 errors."
            )
            .Answers<RunTicket>(StatusCodes.Status202Accepted, Accepted)
            .Refuses(StatusCodes.Status409Conflict);
    }

    private static async Task<IResult> StartAsync(
        HttpContext context,
        ApiPorts ports,
        IApiHost host,
        RunTickets tickets
    )
    {
        var caller = Caller.Of(context);
        QueryFields.Read(context, _ => true);
        using var body = await RequestBody.ReadAsync(context);
        var request = SyncJobReader.Read(body, host.MaxImagesPerPerson);
        var admission = await SubmitAsync(context, ports.Door, request, caller, JobPath);
        return tickets.Answer(context, admission, request.Target.Key, caller);
    }

    private static async Task<IResult> StartEpisodeAsync(
        string id,
        HttpContext context,
        ApiPorts ports,
        IApiHost host,
        RunTickets tickets,
        RunWait wait
    )
    {
        var episode = PathId.Of(id);
        var caller = Caller.Of(context);
        var waits = QueryFields.Read(context, query => query.Flag("wait")) ?? false;
        using var body = await RequestBody.ReadAsync(context);
        var request = SyncJobReader.ReadEpisode(body, episode, host.MaxImagesPerPerson);
        var admission = await SubmitAsync(
            context,
            ports.Door,
            request,
            caller,
            $"/episodes/{episode}/sync_cast_from_trr"
        );
        var answer = tickets.Answer(context, admission, request.Target.Key, caller);
        return waits && RunTickets.Refusal(admission) is null
            ? await wait.AnswerAsync(admission.RunId, context.RequestAborted)
            : answer;
    }

    private static Task<Admission> SubmitAsync(
        HttpContext context,
        IRunDoor door,
        SyncRequest request,
        Caller caller,
        string path
    ) =>
        door.SubmitAsync(
            new RunSubmission(request with { Actor = caller.Actor })
            {
                Key = caller.KeyFor(
                    context.Request.Method,
                    path,
                    $"{request.MaxImagesPerPerson}\n{request.DryRun}\n{request.Target.Key}"
                ),
            },
            context.RequestAborted
        );
}
