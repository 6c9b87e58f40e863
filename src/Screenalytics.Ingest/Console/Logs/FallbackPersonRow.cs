using Screenalytics.Ingest.Contracts.Sync;

namespace Screenalytics.Ingest.Console.Logs;

/// <summary>Somebody as this node's log tells of them.</summary>
/// <param name="Time">When they were done.</param>
/// <param name="RunId">The run.</param>
/// <param name="PersonId">The person.</param>
/// <param name="Outcome">What happened; null when the log names none that is known.</param>
/// <param name="Reason">The reason's code.</param>
/// <param name="Pattern">The calls in short.</param>
/// <param name="Detail">The failure in words, or null.</param>
public sealed record FallbackPersonRow(
    DateTimeOffset Time,
    Guid RunId,
    Guid PersonId,
    PersonOutcome? Outcome,
    string Reason,
    string Pattern,
    string? Detail
);
