using Screenalytics.Ingest.Api.Endpoints;
using Screenalytics.Ingest.Api.OpenApi;
using Screenalytics.Ingest.Api.Problems;
using Screenalytics.Ingest.Api.Security;

namespace Screenalytics.Ingest.Api;

/// <summary>Maps the HTTP API.</summary>
internal static class ApiEndpoints
{
    /// <summary>Maps the endpoints behind the admin secret, and the OpenAPI document that is open to all.</summary>
    public static IEndpointRouteBuilder MapIngestApi(this IEndpointRouteBuilder endpoints)
    {
        var always = endpoints.MapGroup("").AddEndpointFilter<RouteGroupBuilder, ProblemFilter>().RequireAdminSecret();
        LogEndpoints.Map(always);
        var api = always.MapGroup("").AddEndpointFilter<RouteGroupBuilder, ReadyFilter>();
        JobEndpoints.Map(api);
        RunEndpoints.Map(api);
        RunSteering.Map(api);
        EventEndpoints.Map(api);
        PeopleEndpoints.Map(api);
        ScheduleEndpoints.Map(api);
        endpoints.MapApiDocument();
        return endpoints;
    }
}
