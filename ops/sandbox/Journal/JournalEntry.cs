using Screenalytics.Sandbox.Faults;

namespace Screenalytics.Sandbox.Journal;

/// <summary>One request to the backend and how it was answered.</summary>
/// <param name="Sequence">When it arrived, counted together with the answers.</param>
/// <param name="Answered">When its answer was about to be sent, in the same count.</param>
/// <param name="Time">When it was about to be answered.</param>
/// <param name="Endpoint">What it asked for.</param>
/// <param name="Target">The person, episode or season; empty for a malformed id.</param>
/// <param name="SeedOnly">The flag of a photos request.</param>
/// <param name="Limit">The page's length as asked for.</param>
/// <param name="Offset">The page's begin as asked for.</param>
/// <param name="Profile">The selection profile, when the backend knows such.</param>
/// <param name="Status">The status; 0 for a connection that was reset.</param>
/// <param name="Rows">The rows of the true answer.</param>
/// <param name="Bytes">The length of the true body.</param>
/// <param name="Complete">Whether the body was sent whole and unspoiled.</param>
/// <param name="Fault">The fault that struck it.</param>
public readonly record struct JournalEntry(
    long Sequence,
    long Answered,
    DateTimeOffset Time,
    BackendEndpoint Endpoint,
    Guid Target,
    bool SeedOnly,
    int Limit,
    int Offset,
    string? Profile,
    short Status,
    int Rows,
    int Bytes,
    bool Complete,
    FaultKind? Fault
)
{
    /// <summary>Whether this answer proves that the person has no flagged photo.</summary>
    public bool ProvesEmpty =>
        Endpoint == BackendEndpoint.Photos
        && SeedOnly
        && Offset == 0
        && Limit > 0
        && Profile is null
        && Status == 200
        && Complete
        && Rows == 0;
}
