using Screenalytics.Ingest.Contracts.Gates;

namespace Screenalytics.Ingest.RolloutGate.Evidence;

/// <summary>Verdicts as people read them.</summary>
internal static class VerdictWords
{
    /// <summary>A verdict.</summary>
    public static string Of(GateVerdict verdict) =>
        verdict switch
        {
            GateVerdict.Proven => "proven",
            GateVerdict.Disproven => "disproven",
            GateVerdict.LeftOut => "left out",
            _ => "not judged",
        };

    /// <summary>A gate's verdict, in a few words that stand alone.</summary>
    public static string Of(GateEvidence evidence) =>
        evidence switch
        {
            { Interrupted: true } => "interrupted",
            { Verdict: GateVerdict.Proven } => "proven in full",
            { Verdict: GateVerdict.LeftOut, ReadOnly: true } => "confirmed read-only, the rest left out",
            { Verdict: GateVerdict.LeftOut } => "proven, but for what was left out",
            { Verdict: GateVerdict.Disproven } => "disproven",
            _ => "not judged in full",
        };

    /// <summary>How many of each, the worst first: <c>1 disproven, 16 proven</c>.</summary>
    public static string Counts(IEnumerable<GateVerdict> verdicts)
    {
        var counts = verdicts.CountBy(verdict => verdict).ToDictionary(count => count.Key, count => count.Value);
        GateVerdict[] order = [GateVerdict.Disproven, GateVerdict.NotJudged, GateVerdict.LeftOut, GateVerdict.Proven];
        return string.Join(", ", order.Where(counts.ContainsKey).Select(verdict => $"{counts[verdict]} {Of(verdict)}"));
    }
}
