using Screenalytics.Ingest.Api.Requests;
using Screenalytics.Ingest.Contracts.Runs;

namespace Screenalytics.Ingest.Api.Endpoints;

/// <summary>The endpoints that show the face bank and the cluster.</summary>
internal static class PeopleEndpoints
{
    private const int DefaultImages = 100;
    private const int MostImages = 1000;

    /// <summary>Maps them.</summary>
    public static void Map(RouteGroupBuilder api)
    {
        api.MapGet("/people/{id}/face-bank", FaceBankAsync)
            .Named("showFaceBank", "Lists a person's images in the face bank, each with where it came from")
            .WithTags("Face bank")
            .Query(
                new QueryParameter("after", ParameterKind.Id, "The next of the page before."),
                new QueryParameter("limit", ParameterKind.Number, $"Images a page. Default: {DefaultImages}.")
                {
                    Most = MostImages,
                }
            )
            .Answers<RunPage<FaceBankImage>>(
                StatusCodes.Status200OK,
                "A page of images; an empty one when nothing is known of the person."
            );
        api.MapGet("/nodes", NodesAsync)
            .Named("listNodes", "Lists the processes that were heard of in the last day")
            .WithTags("Cluster")
            .Query()
            .Answers<IReadOnlyList<NodeView>>(StatusCodes.Status200OK, "The processes, the latest started first.");
    }

    private static async Task<IResult> FaceBankAsync(string id, HttpContext context, ApiPorts ports)
    {
        var person = PathId.Of(id);
        var (after, limit) = QueryFields.Read(context, query => (query.Id("after"), query.Number("limit")));
        var page = await ports.History.FaceBankAsync(person, after, limit ?? DefaultImages, context.RequestAborted);
        return TypedResults.Json(page, ApiJson.Types.RunPageFaceBankImage);
    }

    private static async Task<IResult> NodesAsync(HttpContext context, ApiPorts ports)
    {
        QueryFields.Read(context, _ => true);
        return TypedResults.Json(
            await ports.History.NodesAsync(context.RequestAborted),
            ApiJson.Types.IReadOnlyListNodeView
        );
    }
}
