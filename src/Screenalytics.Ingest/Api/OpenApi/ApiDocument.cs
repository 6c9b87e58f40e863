using Screenalytics.Ingest.Api.Endpoints;

namespace Screenalytics.Ingest.Api.OpenApi;

/// <summary>Serves the OpenAPI document.</summary>
internal static class ApiDocument
{
    /// <summary>Where it is served.</summary>
    public const string Path = "/openapi/v1.json";

    private const string Name = "v1";

    /// <summary>Registers what makes it.</summary>
    public static void AddApiDocument(this IServiceCollection services) =>
        services.AddOpenApi(
            Name,
            options =>
            {
                // The same server has pages and health checks too.
                options.ShouldInclude = endpoint =>
                    endpoint.ActionDescriptor.EndpointMetadata.OfType<AnswerText>().Any();
                options.AddDocumentTransformer<DocumentHead>();
                options.AddOperationTransformer<OperationTexts>();
                options.AddSchemaTransformer<SchemaShapes>();
            }
        );

    /// <summary>Serves it.</summary>
    public static void MapApiDocument(this IEndpointRouteBuilder endpoints) =>
        endpoints.MapOpenApi("/openapi/{documentName}.json").AllowAnonymous();
}
