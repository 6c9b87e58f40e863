using Screenalytics.Ingest.Contracts.Sync;
using Screenalytics.Ingest.Sync;

namespace Screenalytics.Ingest.RolloutGate.Keeping;

/// <summary>A sync that a gate ran.</summary>
/// <param name="Report">Its report.</param>
/// <param name="Results">What became of each person, with every call made.</param>
/// <param name="StartedAt">When it was about to begin, by this machine's clock.</param>
/// <param name="FinishedAt">When it had ended.</param>
internal sealed record GateSync(
    SyncReport Report,
    IReadOnlyList<PersonResult> Results,
    DateTimeOffset StartedAt,
    DateTimeOffset FinishedAt
);
