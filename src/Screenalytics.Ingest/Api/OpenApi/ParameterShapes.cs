using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.OpenApi;
using Screenalytics.Ingest.Api.Endpoints;
using Screenalytics.Ingest.Api.Requests;

namespace Screenalytics.Ingest.Api.OpenApi;

/// <summary>Describes parameters and headers.</summary>
internal static class ParameterShapes
{
    /// <summary>Describes a query parameter.</summary>
    public static OpenApiParameter Of(QueryParameter parameter)
    {
        var schema = SchemaOf(parameter);
        return new OpenApiParameter
        {
            Name = parameter.Name,
            In = ParameterLocation.Query,
            Description = parameter.Repeats
                ? $"{parameter.Description} May be given more than once, or with commas."
                : parameter.Description,
            Schema = parameter.Repeats ? new OpenApiSchema { Type = JsonSchemaType.Array, Items = schema } : schema,
        };
    }

    /// <summary>Describes the headers that an endpoint's metadata says it reads.</summary>
    public static IEnumerable<OpenApiParameter> HeadersOf(object metadata) =>
        metadata switch
        {
            CallerHeaders { WithKey: true } =>
            [
                Header(
                    Caller.KeyHeader,
                    255,
                    "1 to 255 visible ASCII characters: requests with the same key and content are the same run; another "
                        + "content is refused with 409."
                ),
                Header(Caller.ActorHeader, 100, "Who asks, for the record: 1 to 100 printable characters."),
            ],
            CallerHeaders =>
            [
                Header(Caller.ActorHeader, 100, "Who asks, for the record: 1 to 100 printable characters."),
            ],
            EventHeaders =>
            [
                Header(
                    EventEndpoints.LastEventId,
                    null,
                    "The id of the last event that was seen: the stream goes on after it."
                ),
            ],
            _ => [],
        };

    private static OpenApiParameter Header(string name, int? most, string description) =>
        new()
        {
            Name = name,
            In = ParameterLocation.Header,
            Description = description,
            Schema = new OpenApiSchema { Type = JsonSchemaType.String, MaxLength = most },
        };

    private static OpenApiSchema SchemaOf(QueryParameter parameter) =>
        parameter.Kind switch
        {
            ParameterKind.Id => new OpenApiSchema { Type = JsonSchemaType.String, Format = "uuid" },
            ParameterKind.Time => new OpenApiSchema { Type = JsonSchemaType.String, Format = "date-time" },
            ParameterKind.Flag => new OpenApiSchema { Type = JsonSchemaType.Boolean },
            ParameterKind.Number => new OpenApiSchema
            {
                Type = JsonSchemaType.Integer,
                Minimum = "1",
                Maximum = parameter.Most?.ToString(CultureInfo.InvariantCulture),
            },
            _ => new OpenApiSchema
            {
                Type = JsonSchemaType.String,
                Enum = parameter.Values.Count == 0 ? null : [.. parameter.Values.Select(value => (JsonNode)value)],
            },
        };
}
