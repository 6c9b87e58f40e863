namespace Screenalytics.Ingest.Inspection.Reading;

/// <summary>A call for photos, as the log tells it.</summary>
/// <param name="SeedOnly">The value of <c>seed_only</c>.</param>
/// <param name="Offset">The value of <c>offset</c>, in rows.</param>
/// <param name="Profiled">Whether a <c>selection_profile</c> was sent.</param>
/// <param name="Attempts">How often the request was sent.</param>
/// <param name="Status">The HTTP status of the last attempt; 0 when none came.</param>
/// <param name="Rows">Rows of the well-formed array.</param>
/// <param name="Bytes">Body bytes that the last attempt read.</param>
/// <param name="Complete">Whether the body was read whole as one well-formed array of objects.</param>
/// <param name="DurationMs">How long it took, retries included, in milliseconds.</param>
/// <param name="Failure">The failure's code in snake_case, or null.</param>
internal readonly record struct LoggedCall(
    bool SeedOnly,
    int Offset,
    bool Profiled,
    int Attempts,
    int Status,
    int Rows,
    long Bytes,
    bool Complete,
    double DurationMs,
    string? Failure
);
