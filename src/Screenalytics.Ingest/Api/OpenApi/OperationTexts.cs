using System.Globalization;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using Screenalytics.Ingest.Api.Endpoints;
using Screenalytics.Ingest.Api.Requests;

namespace Screenalytics.Ingest.Api.OpenApi;

/// <summary>What the document says of each endpoint beyond its signature.</summary>
internal sealed class OperationTexts : IOpenApiOperationTransformer
{
    /// <inheritdoc/>
    public Task TransformAsync(
        OpenApiOperation operation,
        OpenApiOperationTransformerContext context,
        CancellationToken cancellationToken
    )
    {
        var metadata = context.Description.ActionDescriptor.EndpointMetadata;
        operation.Parameters ??= [];
        foreach (var parameter in operation.Parameters.OfType<OpenApiParameter>())
        {
            var isId = parameter.Name == "id";
            parameter.Description = isId ? "The id, a UUID with its hyphens." : "The name.";
            parameter.Schema = new OpenApiSchema { Type = JsonSchemaType.String, Format = isId ? "uuid" : null };
        }

        foreach (var parameter in metadata.OfType<QueryParameter>())
        {
            operation.Parameters.Add(ParameterShapes.Of(parameter));
        }

        foreach (var parameter in metadata.SelectMany(ParameterShapes.HeadersOf))
        {
            operation.Parameters.Add(parameter);
        }

        foreach (var (status, answer) in operation.Responses ?? [])
        {
            var number = int.Parse(status, CultureInfo.InvariantCulture);
            answer.Description =
                metadata.OfType<AnswerText>().FirstOrDefault(text => text.Status == number)?.Description
                ?? ProblemTexts.Of(number);
        }

        return Task.CompletedTask;
    }
}
