using System.Text.Json;

namespace Screenalytics.Ingest.IntegrationTests.Sandbox;

/// <summary>A request to the real backend and its answer, as they were written down.</summary>
internal sealed record RecordedExchange(
    string Name,
    string Server,
    string Method,
    string Path,
    Dictionary<string, string> RequestHeaders,
    JsonElement? RequestBody,
    int Status,
    Dictionary<string, string> ResponseHeaders,
    int? BodyItemCount,
    bool BodyTruncated,
    JsonElement Body
)
{
    private static readonly JsonSerializerOptions _snakeCase = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
    };

    public bool DatabaseWasDown => Name.StartsWith("dbdown ", StringComparison.Ordinal);

    public static IReadOnlyList<RecordedExchange> All()
    {
        using var stream = typeof(RecordedExchange).Assembly.GetManifestResourceStream("trr-backend-recordings.json");
        return JsonSerializer.Deserialize<RecordedExchange[]>(stream.ShouldNotBeNull(), _snakeCase).ShouldNotBeNull();
    }
}
