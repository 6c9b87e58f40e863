namespace Screenalytics.Ingest.IntegrationTests.Support;

/// <summary>A request as it came in over the wire.</summary>
internal sealed record WireRequest(
    string Method,
    string Target,
    IReadOnlyDictionary<string, string> Headers,
    string Body,
    int Connection
)
{
    /// <summary>A header's value, or null.</summary>
    public string? Header(string name) => Headers.GetValueOrDefault(name);
}
