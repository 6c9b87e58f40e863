using Screenalytics.Ingest.Api.Events;
using Screenalytics.Ingest.Api.Problems;
using Screenalytics.Ingest.Api.Requests;
using Screenalytics.Ingest.Contracts.Failures;

namespace Screenalytics.Ingest.Api.Endpoints;

/// <summary>The endpoint that tells of a run as it goes on.</summary>
internal static class EventEndpoints
{
    /// <summary>The header by which a client says where its stream broke off.</summary>
    public const string LastEventId = "Last-Event-ID";

    private const string CursorParameter = "last_event_id";

    /// <summary>Maps it.</summary>
    public static void Map(RouteGroupBuilder api) =>
        api.MapGet("/runs/{id}/events", FollowAsync)
            .Named("followRun", "Tells of a run as it goes on, as Server-Sent Events, and ends with it")
            .WithDescription(
                "`progress` holds the RunSummary, when it has changed. `person` holds a PersonReport, in the order of "
                    + "their commits, and has an id: sent as Last-Event-ID, the stream goes on after that person, none "
                    + "missed and none twice. `end` holds the RunDetail with its report; then the stream closes."
            )
            .WithTags("Runs")
            .Query(new QueryParameter(CursorParameter, ParameterKind.Text, "The same as the header Last-Event-ID."))
            .WithMetadata(new EventHeaders())
            .Produces<string>(StatusCodes.Status200OK, "text/event-stream")
            .WithMetadata(new AnswerText(StatusCodes.Status200OK, "The events: progress, person, end."))
            .Refuses(StatusCodes.Status404NotFound);

    private static async Task<IResult> FollowAsync(string id, HttpContext context, FollowerServices services)
    {
        var runId = PathId.Of(id);
        var asked = QueryFields.Read(context, query => query.Text(CursorParameter));
        var header = context.Request.Headers[LastEventId];
        var cursor = header is [{ Length: > 0 } last] ? last : asked;
        try
        {
            var first = await services.Ports.History.EventsAsync(
                runId,
                cursor,
                EventFollower.PageSize,
                context.RequestAborted
            );
            return first is null ? RunEndpoints.NotFound : new RunEventStream(services, first, runId, cursor);
        }
        catch (FormatException)
        {
            throw RefusedException.Of([
                new FieldError(
                    LastEventId,
                    ShownValue.Of(cursor!),
                    "give the id of an event of this run, or leave it out."
                ),
            ]);
        }
    }
}
