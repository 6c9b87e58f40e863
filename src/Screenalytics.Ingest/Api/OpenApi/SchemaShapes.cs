using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using Screenalytics.Ingest.Contracts.Runs;

namespace Screenalytics.Ingest.Api.OpenApi;

/// <summary>What the document says of types beyond their shape.</summary>
internal sealed class SchemaShapes : IOpenApiSchemaTransformer
{
    /// <inheritdoc/>
    public Task TransformAsync(
        OpenApiSchema schema,
        OpenApiSchemaTransformerContext context,
        CancellationToken cancellationToken
    )
    {
        var type = context.JsonTypeInfo.Type;
        if ((Nullable.GetUnderlyingType(type) ?? type).IsEnum)
        {
            schema.Type = JsonSchemaType.String;
        }

        if (type == typeof(SyncJob))
        {
            schema.AdditionalPropertiesAllowed = false;
        }

        return Task.CompletedTask;
    }
}
