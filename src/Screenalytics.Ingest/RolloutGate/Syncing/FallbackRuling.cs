using Screenalytics.Ingest.Contracts;
using Screenalytics.Ingest.Contracts.Runs;
using Screenalytics.Ingest.Contracts.TrrBackend;

namespace Screenalytics.Ingest.RolloutGate.Syncing;

/// <summary>Judges the calls of a person whose photos are known to be flagged, or not: a pure function.</summary>
internal static class FallbackRuling
{
    private const int Success = 200;

    /// <summary>What has to be asked for such a person.</summary>
    public static string Expected(bool isSeeded) =>
        isSeeded
            ? "seed_only=true answers rows, and seed_only=false is never called"
            : "seed_only=true answers 200 with a whole empty list, and then seed_only=false is called";

    /// <summary>What is wrong with the calls and why, in words; null when they are as they have to be.</summary>
    public static string? Breach(bool isSeeded, IReadOnlyList<CallReport> calls)
    {
        if (calls is not [var first, ..])
        {
            return "no call was made at all";
        }

        if (!first.SeedOnly)
        {
            return "seed_only=false was called first: the fallback was opened without a proof";
        }

        if (first is { Offset: not 0 } or { Profiled: true })
        {
            return "the first call was not the plain first page of seed_only=true, so that it proves nothing";
        }

        if (!IsGood(first))
        {
            return calls.Any(call => !call.SeedOnly)
                ? "seed_only=false was called though seed_only=true had failed"
                : $"seed_only=true failed ({Failure(first)}), so that no second call was permitted";
        }

        return isSeeded ? OfSeeded(first, calls) : OfUnseeded(first, calls);
    }

    private static string? OfSeeded(CallReport first, IReadOnlyList<CallReport> calls)
    {
        if (first.Rows == 0)
        {
            return "seed_only=true answered no row though the person has flagged photos: the backend hides them, or they were cleared meanwhile";
        }

        return calls.Any(call => !call.SeedOnly)
            ? $"seed_only=false was called though seed_only=true had answered {first.Rows} rows"
            : PagesBreach(calls);
    }

    private static string? OfUnseeded(CallReport first, IReadOnlyList<CallReport> calls)
    {
        if (first.Rows > 0)
        {
            return $"seed_only=true answered {first.Rows} rows though no photo of the person is flagged: the backend ignores the filter, or photos were flagged meanwhile";
        }

        var second = calls.Skip(1).FirstOrDefault();
        return second switch
        {
            null => "seed_only=true was proven empty, and seed_only=false was not called",
            { SeedOnly: true } => "seed_only=true was called again behind its empty answer",
            { Offset: not 0 } => "seed_only=false was not asked from its first page on",
            _ when calls.Skip(1).FirstOrDefault(call => !IsGood(call)) is { } failed =>
                $"seed_only=false failed ({Failure(failed)})",
            { Rows: 0 } => "seed_only=false answered no row though the person has photos",
            _ => PagesBreach([.. calls.Skip(1)]),
        };
    }

    // Further pages follow full ones only, when too few of their rows can be used.
    private static string? PagesBreach(IReadOnlyList<CallReport> pages) =>
        pages.Where((page, i) => i > 0 && (pages[i - 1].Rows < PhotoQuery.PageSize || !IsGood(page))).Any()
            ? "a further page was asked for behind the last one, or failed"
            : null;

    private static bool IsGood(CallReport call) => call is { Status: Success, Complete: true, Failure: null };

    private static string Failure(CallReport call) =>
        call.Failure is { } code ? $"{call.Status}, {EnumNames.Of(code)}" : $"{call.Status}, not whole";
}
