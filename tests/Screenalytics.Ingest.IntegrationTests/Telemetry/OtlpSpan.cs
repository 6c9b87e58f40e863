namespace Screenalytics.Ingest.IntegrationTests.Telemetry;

/// <summary>A span as it was received.</summary>
internal sealed record OtlpSpan(string Scope, string Trace, string Id, string Parent, string Name)
{
    public required IReadOnlyDictionary<string, string> Attributes { get; init; }

    /// <summary>The traces that it links to.</summary>
    public required IReadOnlyList<string> Links { get; init; }

    /// <summary>Whether its status is an error.</summary>
    public bool IsError { get; init; }
}
