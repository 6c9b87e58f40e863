using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using Screenalytics.Ingest.Api.Security;

namespace Screenalytics.Ingest.Api.OpenApi;

/// <summary>What the document says of the API as a whole.</summary>
internal sealed class DocumentHead : IOpenApiDocumentTransformer
{
    /// <summary>The name of the security scheme.</summary>
    public const string Scheme = "admin_secret";

    /// <inheritdoc/>
    public Task TransformAsync(
        OpenApiDocument document,
        OpenApiDocumentTransformerContext context,
        CancellationToken cancellationToken
    )
    {
        document.Info.Title = "Screenalytics.Ingest";
        document.Info.Version = "1";
        document.Info.Description =
            "Starts syncs of TRR-Backend's casts into the face bank, shows them, and steers schedules. "
            + "Failures are problem details (RFC 9457) with a stable type.";

        // They would name whatever address the document was asked for at.
        document.Servers = [];
        document.Components ??= new OpenApiComponents();
        document.Components.SecuritySchemes = new Dictionary<string, IOpenApiSecurityScheme>
        {
            [Scheme] = new OpenApiSecurityScheme
            {
                Type = SecuritySchemeType.ApiKey,
                In = ParameterLocation.Header,
                Name = AdminSecret.Header,
                Description = "The worker's SCREENALYTICS_ADMIN_SECRET.",
            },
        };
        document.Security =
        [
            new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(Scheme, document)] = [] },
        ];
        return Task.CompletedTask;
    }
}
