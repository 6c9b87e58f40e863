using System.Text.Json.Serialization;

namespace Screenalytics.Ingest.Contracts.Console;

/// <summary>What came of a change.</summary>
[JsonConverter(typeof(SnakeCaseEnumConverter<AuditOutcome>))]
public enum AuditOutcome
{
    /// <summary>It was begun; when that is long ago, how it ended was never recorded.</summary>
    Begun = 1,

    /// <summary>It is done.</summary>
    Done = 2,

    /// <summary>It was refused, and nothing changed.</summary>
    Refused = 3,

    /// <summary>It failed; the detail tells whether something may have changed.</summary>
    Failed = 4,
}
