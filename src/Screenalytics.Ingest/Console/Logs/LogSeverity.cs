using System.Text.Json.Serialization;
using Screenalytics.Ingest.Contracts;

namespace Screenalytics.Ingest.Console.Logs;

/// <summary>How grave an event is.</summary>
[JsonConverter(typeof(SnakeCaseEnumConverter<LogSeverity>))]
public enum LogSeverity
{
    /// <summary>For whoever looks very closely.</summary>
    Debug = 1,

    /// <summary>What happens.</summary>
    Information = 2,

    /// <summary>What should be looked at.</summary>
    Warning = 3,

    /// <summary>What failed.</summary>
    Error = 4,
}
