using Screenalytics.Ingest.Api.Problems;
using Screenalytics.Ingest.Api.Requests;
using Screenalytics.Ingest.Contracts;
using Screenalytics.Ingest.Contracts.Failures;
using Screenalytics.Ingest.Contracts.Runs;
using Screenalytics.Ingest.Contracts.Sync;
using Screenalytics.Ingest.Runs;

namespace Screenalytics.Ingest.Api.Endpoints;

/// <summary>The endpoints that show runs.</summary>
internal static class RunEndpoints
{
    /// <summary>The refusal of a run that is not there.</summary>
    public static Problem NotFound { get; } = new(FailureCode.NotFound) { Detail = "There is no such run." };

    /// <summary>Maps them.</summary>
    public static void Map(RouteGroupBuilder api)
    {
        api.MapGet("/runs", ListAsync)
            .Named("listRuns", "Lists runs, the latest first")
            .WithTags("Runs")
            .Query(ListParameters)
            .Answers<RunPage<RunSummary>>(StatusCodes.Status200OK, "A page of runs.");
        api.MapGet("/runs/{id}", FindAsync)
            .Named("showRun", "Shows a run, with its report once it has ended")
            .WithTags("Runs")
            .Query()
            .Answers<RunDetail>(StatusCodes.Status200OK, "The run.")
            .Refuses(StatusCodes.Status404NotFound);
        api.MapGet("/runs/{id}/people", PeopleAsync)
            .Named("listPeopleOfRun", "Lists what a run made of its people, by id, with every call made")
            .WithTags("Runs")
            .Query(PeopleParameters)
            .Answers<RunPage<PersonReport>>(StatusCodes.Status200OK, "A page of people.")
            .Refuses(StatusCodes.Status404NotFound);
    }

    private static QueryParameter[] ListParameters =>
        [
            new(
                "target",
                ParameterKind.Text,
                "Runs of this target: its target_key, or the id of an episode or season."
            ),
            new("status", ParameterKind.Text, "Runs with one of these statuses.")
            {
                Values = EnumNames.All<RunStatus>(),
                Repeats = true,
            },
            new("outcome", ParameterKind.Text, "Runs with at least one person of this outcome.")
            {
                Values = EnumNames.All<PersonOutcome>(),
            },
            new("person", ParameterKind.Id, "Runs that committed this person."),
            new("trigger", ParameterKind.Text, "Runs that this kind of trigger started.") { Values = RunTriggers.All },
            new("suspect", ParameterKind.Flag, "Runs that are flagged suspect, or that are not."),
            new("since", ParameterKind.Time, "Runs that were asked for at this time or later."),
            new("until", ParameterKind.Time, "Runs that were asked for before this time."),
            new("after", ParameterKind.Id, "The next of the page before."),
            new("limit", ParameterKind.Number, $"Runs a page. Default: {RunFilter.DefaultLimit}.")
            {
                Most = RunFilter.MostLimit,
            },
        ];

    private static QueryParameter[] PeopleParameters =>
        [
            new("outcome", ParameterKind.Text, "People with this outcome.") { Values = EnumNames.All<PersonOutcome>() },
            new("failure", ParameterKind.Text, "People with this failure.") { Values = EnumNames.All<FailureCode>() },
            new("person", ParameterKind.Id, "This person."),
            new("after", ParameterKind.Id, "The next of the page before."),
            new("limit", ParameterKind.Number, $"People a page. Default: {PeopleFilter.DefaultLimit}.")
            {
                Most = PeopleFilter.MostLimit,
            },
        ];

    private static async Task<IResult> ListAsync(HttpContext context, ApiPorts ports)
    {
        var filter = QueryFields.Read(
            context,
            query => new RunFilter
            {
                Target = query.Text("target"),
                Statuses = query.Values<RunStatus>("status"),
                Outcome = query.Value<PersonOutcome>("outcome"),
                PersonId = query.Id("person"),
                Trigger = query.OneOf("trigger"),
                Suspect = query.Flag("suspect"),
                Since = query.Time("since"),
                Until = query.Time("until"),
                After = query.Id("after"),
                Limit = query.Number("limit") ?? RunFilter.DefaultLimit,
            }
        );
        var page = await ports.History.ListAsync(filter, context.RequestAborted);
        return TypedResults.Json(page, ApiJson.Types.RunPageRunSummary);
    }

    private static async Task<IResult> FindAsync(string id, HttpContext context, ApiPorts ports)
    {
        QueryFields.Read(context, _ => true);
        return await ports.History.FindAsync(PathId.Of(id), context.RequestAborted) is { } run
            ? TypedResults.Json(run, ApiJson.Types.RunDetail)
            : NotFound;
    }

    private static async Task<IResult> PeopleAsync(string id, HttpContext context, ApiPorts ports)
    {
        var runId = PathId.Of(id);
        var filter = QueryFields.Read(
            context,
            query => new PeopleFilter
            {
                Outcome = query.Value<PersonOutcome>("outcome"),
                Failure = query.Value<FailureCode>("failure"),
                PersonId = query.Id("person"),
                After = query.Id("after"),
                Limit = query.Number("limit") ?? PeopleFilter.DefaultLimit,
            }
        );
        return await ports.History.PeopleAsync(runId, filter, context.RequestAborted) is { } page
            ? TypedResults.Json(page, ApiJson.Types.RunPagePersonReport)
            : NotFound;
    }
}
