using Screenalytics.Ingest.Contracts.Failures;
using Screenalytics.Ingest.Contracts.TrrBackend;

namespace Screenalytics.Ingest.Sync;

/// <summary>Seed-first with strict fallback: what the facts of a call permit. Pure.</summary>
internal static class FallbackRule
{
    private const int Success = 200;

    /// <summary>What a call with <c>seed_only=true</c> permits.</summary>
    public static Verdict AfterSeedCall(in PhotoCall call)
    {
        var verdict = AfterCall(call);
        if (verdict != VerdictKind.Empty)
        {
            return Verdict.Of(verdict);
        }

        return ProvenEmpty.TryProve(call, out var proof) ? Verdict.FallBack(proof) : Verdict.Of(VerdictKind.Fail);
    }

    /// <summary>What a call with <c>seed_only=false</c> permits.</summary>
    public static Verdict AfterAllCall(in PhotoCall call) => Verdict.Of(AfterCall(call));

    private static VerdictKind AfterCall(in PhotoCall call) =>
        call switch
        {
            { Failure: not FailureCode.None } or { Status: not Success } or { Complete: false } => VerdictKind.Fail,
            { Rows: > 0 } => VerdictKind.UseRows,
            { Offset: > 0 } => VerdictKind.EndOfRows,
            { Profiled: true } => VerdictKind.ConfirmPlain,
            _ => VerdictKind.Empty,
        };
}
