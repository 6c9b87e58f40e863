using Screenalytics.Ingest.Inspection.Reading;

namespace Screenalytics.Ingest.Inspection.Verification;

/// <summary>The single calls of a person in flight, as a log at debug level tells them.</summary>
internal sealed class PersonTrace
{
    private readonly List<LoggedCallEvent> _taken = [];

    /// <summary>Calls that finished, in the log's order.</summary>
    public List<LoggedCallEvent> Finished { get; } = [];

    /// <summary>Fallbacks that were opened.</summary>
    public List<LoggedCallEvent> Opened { get; } = [];

    /// <summary>Whether a fallback was withheld.</summary>
    public bool Held { get; set; }

    /// <summary>Takes the proof that an event names, if a finished call is that; each call is one proof.</summary>
    public bool TakeProof(LoggedCallEvent opened)
    {
        var proofs = Finished.Count(finished => CallFacts.AreSame(finished.Call, opened.Call));
        if (proofs <= _taken.Count(other => CallFacts.AreSame(other.Call, opened.Call)))
        {
            return false;
        }

        _taken.Add(opened);
        return true;
    }

    /// <summary>The first call with <c>seed_only=false</c>, or null.</summary>
    public LoggedCallEvent? FirstSecond => Finished.Find(finished => !finished.Call.SeedOnly);

    /// <summary>Whether these are exactly the calls of a person's line.</summary>
    public bool IsExactly(IReadOnlyList<LoggedCall> calls) =>
        calls.Count == Finished.Count && Matches(calls, 0, 0, calls.Count);

    /// <summary>
    /// Whether these can be the calls of a person's line: all of them with those of sittings that were dropped between,
    /// or a stretch of them when the level was changed meanwhile.
    /// </summary>
    public bool CanBe(IReadOnlyList<LoggedCall> calls) => HoldsAll(calls) || IsStretchOf(calls) || BeginsWithEnd(calls);

    private bool HoldsAll(IReadOnlyList<LoggedCall> calls)
    {
        var found = 0;
        for (var i = 0; i < Finished.Count && found < calls.Count; i++)
        {
            found += CallFacts.AreSame(Finished[i].Call, calls[found]) ? 1 : 0;
        }

        return found == calls.Count;
    }

    private bool IsStretchOf(IReadOnlyList<LoggedCall> calls)
    {
        for (var start = 0; start + Finished.Count <= calls.Count; start++)
        {
            if (Matches(calls, start, 0, Finished.Count))
            {
                return true;
            }
        }

        return false;
    }

    private bool BeginsWithEnd(IReadOnlyList<LoggedCall> calls)
    {
        for (var length = Math.Min(calls.Count, Finished.Count); length > 0; length--)
        {
            if (Matches(calls, 0, Finished.Count - length, length))
            {
                return true;
            }
        }

        return false;
    }

    private bool Matches(IReadOnlyList<LoggedCall> calls, int call, int finished, int length)
    {
        for (var i = 0; i < length; i++)
        {
            if (!CallFacts.AreSame(calls[call + i], Finished[finished + i].Call))
            {
                return false;
            }
        }

        return true;
    }
}
