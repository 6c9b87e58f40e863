using System.Text.Json.Serialization;

namespace Screenalytics.Ingest.Contracts.Sync;

/// <summary>Where a run stands, or how it ended. The numbers are stored.</summary>
[JsonConverter(typeof(SnakeCaseEnumConverter<RunStatus>))]
public enum RunStatus
{
    /// <summary>Accepted, not started.</summary>
    Queued = 1,

    /// <summary>At work.</summary>
    Running = 2,

    /// <summary>Ended; nobody failed.</summary>
    Ok = 3,

    /// <summary>Ended; some people failed.</summary>
    Partial = 4,

    /// <summary>Ended; all people failed, or the run could not go on.</summary>
    Error = 5,

    /// <summary>Ended early by an operator; what was committed stays.</summary>
    Cancelled = 6,
}
