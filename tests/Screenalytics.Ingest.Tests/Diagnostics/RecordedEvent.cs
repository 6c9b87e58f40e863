using Microsoft.Extensions.Logging;

namespace Screenalytics.Ingest.Tests.Diagnostics;

/// <summary>An event as it was logged.</summary>
internal sealed record RecordedEvent(
    int Id,
    string? Name,
    LogLevel Level,
    IReadOnlyDictionary<string, object?> Properties
)
{
    public object? this[string name] => Properties[name];
}
