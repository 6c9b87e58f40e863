using Screenalytics.Ingest.RolloutGate.Http;
using Screenalytics.Ingest.TrrBackend.Probing;

namespace Screenalytics.Ingest.RolloutGate.Steps;

/// <summary>A way to set and clear a flag.</summary>
/// <param name="Party">Who is asked.</param>
/// <param name="Set">The request that sets the flag to a value.</param>
/// <param name="CauseOf">What an answer that is no 200 means, in words.</param>
/// <param name="WayOut">What to do then.</param>
internal sealed record ToggleDoor(
    Party Party,
    Func<bool, RawRequest> Set,
    Func<RawAnswer, string> CauseOf,
    string WayOut
)
{
    /// <summary>Why a flag may not be written though it was said to be, in words.</summary>
    public string Lie { get; init; } = "the toggle lies, or TRR_DB_URL is another database";

    /// <summary>Looks at every answer.</summary>
    public Action<RawAnswer>? Seen { get; init; }

    /// <summary>The request that sets the flag to a value and has to be refused; null when none is tried.</summary>
    public Func<bool, RawRequest>? Refused { get; init; }
}
