namespace Screenalytics.Ingest.Inspection.Reading;

/// <summary>The properties of an event that are read; its value is the property's bit.</summary>
internal enum EventField
{
    /// <summary>A property that is not read.</summary>
    None = -1,
    Time,
    EventId,
    RunId,
    PersonId,
    DryRun,
    Suspect,
    SeedOnly,
    Profiled,
    Complete,
    Calls,

    // Texts.
    Target,
    Node,
    Outcome,
    Source,
    Failure,
    Detail,

    // Of a call a number, of a run a text.
    Status,

    // Numbers.
    Offset,
    Attempts,
    Rows,
    Bytes,
    DurationMs,
    Inserted,
    AlreadyPresent,
    Fetched,
    People,
    Seeded,
    Fallback,
    Empty,
    Held,
    Failed,
    NotAttempted,
    Images,
    SeedCalls,
    AllCalls,
    Retries,
}
