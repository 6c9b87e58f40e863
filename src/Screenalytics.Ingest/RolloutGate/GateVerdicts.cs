using Screenalytics.Ingest.Contracts.Gates;

namespace Screenalytics.Ingest.RolloutGate;

/// <summary>Verdicts together.</summary>
internal static class GateVerdicts
{
    // The worst first.
    private static readonly GateVerdict[] ByWeight =
    [
        GateVerdict.Disproven,
        GateVerdict.NotJudged,
        GateVerdict.LeftOut,
        GateVerdict.Proven,
    ];

    /// <summary>What several come to together; none at all is not judged.</summary>
    public static GateVerdict Worst(IEnumerable<GateVerdict> verdicts)
    {
        var seen = verdicts.ToHashSet();
        return seen.Count == 0 ? GateVerdict.NotJudged : ByWeight.First(seen.Contains);
    }
}
