using System.Globalization;
using Screenalytics.Ingest.Contracts.Failures;
using Screenalytics.Ingest.Contracts.TrrBackend;

namespace Screenalytics.Ingest.Sync;

/// <summary>The calls made for one person so far, and what was chosen of their rows.</summary>
/// <param name="cap">Photos a person at most.</param>
/// <param name="observer">Who watches the calls, or null.</param>
/// <param name="isGated">Whether a fallback that the rule permits is another's to judge before it is shown.</param>
internal sealed class CallTrace(int cap, ISyncObserver? observer = null, bool isGated = false)
{
    private PhotoCall[] _calls = [];

    /// <summary>The calls, in order.</summary>
    public PhotoCall[] Calls => _calls;

    /// <summary>What was chosen.</summary>
    public PhotoSelection Selection { get; } = new(cap);

    /// <summary>Whether the last page was full and the cap is not: there may be more, and it is wanted.</summary>
    public bool NeedsMore => _calls[^1] is { Rows: >= PhotoQuery.PageSize, Profiled: false } && !Selection.IsFull;

    /// <summary>Why the person failed, or none.</summary>
    public FailureCode Failure { get; private set; }

    /// <summary>The failure in words, or null.</summary>
    public string? Detail { get; private set; }

    /// <summary>Adds a call with <c>seed_only=true</c>, and gives the rule's verdict on it.</summary>
    public Verdict AddSeed(in PhotoPage page)
    {
        Add(page);
        var verdict = FallbackRule.AfterSeedCall(page.Call);
        return isGated && verdict.Kind == VerdictKind.FallBack ? verdict : Show(page.Call, verdict);
    }

    /// <summary>Shows the last call, whose fallback was judged.</summary>
    public void ShowJudged(VerdictKind verdict)
    {
        if (observer is { WatchesCalls: true })
        {
            observer.OnCall(_calls[^1], verdict);
        }
    }

    /// <summary>Adds a call with <c>seed_only=false</c>, and gives the rule's verdict on it.</summary>
    public Verdict AddAll(in PhotoPage page)
    {
        Add(page);
        return Show(page.Call, FallbackRule.AfterAllCall(page.Call));
    }

    private void Add(in PhotoPage page)
    {
        Array.Resize(ref _calls, _calls.Length + 1);
        _calls[^1] = page.Call;
        Selection.Add(page.Rows);
        if (page.Call.Failure != FailureCode.None)
        {
            Failure = page.Call.Failure;
            Detail = Describe(page.Call);
        }
    }

    /// <summary>Ends the trace with a failure that is not a call's own.</summary>
    public void Fail(FailureCode failure) => (Failure, Detail) = (failure, FailureCatalog.Describe(failure).Message);

    private Verdict Show(in PhotoCall call, Verdict verdict)
    {
        if (observer is { WatchesCalls: true })
        {
            observer.OnCall(call, verdict.Kind);
        }

        return verdict;
    }

    private static string Describe(in PhotoCall call)
    {
        var which = call.SeedOnly ? "seed_only=true" : "seed_only=false";
        var status = call.Status == 0 ? "no answer" : call.Status.ToString(CultureInfo.InvariantCulture);
        var place = call.Offset == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $" at offset {call.Offset}");
        var tries =
            call.Attempts == 1 ? "1 attempt" : string.Create(CultureInfo.InvariantCulture, $"{call.Attempts} attempts");
        var words = call.Detail is null ? "" : $": {call.Detail}";
        return $"{which}{place}: {status} after {tries}{words}";
    }
}
