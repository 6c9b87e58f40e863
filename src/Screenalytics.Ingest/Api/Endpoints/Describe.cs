using Screenalytics.Ingest.Api.Requests;
using Screenalytics.Ingest.Contracts.Failures;

namespace Screenalytics.Ingest.Api.Endpoints;

/// <summary>Says of an endpoint what the OpenAPI document tells, and what its requests may hold.</summary>
internal static class Describe
{
    private static readonly int[] OfAll =
    [
        StatusCodes.Status400BadRequest,
        StatusCodes.Status403Forbidden,
        StatusCodes.Status429TooManyRequests,
        StatusCodes.Status500InternalServerError,
        StatusCodes.Status503ServiceUnavailable,
    ];

    private static readonly int[] OfBodies =
    [
        StatusCodes.Status413PayloadTooLarge,
        StatusCodes.Status415UnsupportedMediaType,
    ];

    /// <summary>Names it, and tells what it does.</summary>
    public static RouteHandlerBuilder Named(this RouteHandlerBuilder builder, string name, string summary) =>
        builder.WithName(name).WithSummary(summary).Refuses(OfAll);

    /// <summary>Lets a request have a query parameter.</summary>
    public static RouteHandlerBuilder Query(this RouteHandlerBuilder builder, params QueryParameter[] parameters) =>
        builder.WithMetadata([.. parameters]);

    /// <summary>Lets a request say who asks, and with which key.</summary>
    public static RouteHandlerBuilder FromCaller(this RouteHandlerBuilder builder, bool withKey) =>
        builder.WithMetadata(new CallerHeaders(withKey));

    /// <summary>Lets a request have a body.</summary>
    public static RouteHandlerBuilder Body<T>(this RouteHandlerBuilder builder, bool optional)
        where T : notnull => builder.Accepts<T>(optional, "application/json").Refuses(OfBodies);

    /// <summary>Tells what an answer holds.</summary>
    public static RouteHandlerBuilder Answers<T>(this RouteHandlerBuilder builder, int status, string description) =>
        builder.Produces<T>(status, "application/json").WithMetadata(new AnswerText(status, description));

    /// <summary>Tells which problems there may be.</summary>
    public static RouteHandlerBuilder Refuses(this RouteHandlerBuilder builder, params int[] statuses)
    {
        foreach (var status in statuses)
        {
            builder.Produces<ApiProblem>(status, ApiProblem.MediaType);
        }

        return builder;
    }
}
