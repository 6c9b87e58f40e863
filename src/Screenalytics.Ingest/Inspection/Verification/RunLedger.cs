using Screenalytics.Ingest.Contracts.Logging;
using Screenalytics.Ingest.Contracts.Sync;
using Screenalytics.Ingest.Inspection.Reading;

namespace Screenalytics.Ingest.Inspection.Verification;

/// <summary>
/// What must be remembered of one run: the ids of its people until all that it reported have been seen, the single calls of
/// people in flight, and sums.
/// </summary>
/// <param name="runId">The run.</param>
/// <param name="mostFindings">Findings that are kept.</param>
internal sealed class RunLedger(Guid runId, int mostFindings)
{
    // Lines that belong together are written at once; between them stand those of the other threads, no more.
    private const int NearTheTop = 1000;

    private readonly Dictionary<Guid, PersonTrace> _traces = [];
    private readonly Dictionary<string, long> _begun = new(StringComparer.Ordinal);
    private readonly ProofBook _proofs = new();
    private readonly List<Finding> _late = [];
    private readonly List<LoggedRun> _ends = [];
    private Dictionary<Guid, LogPlace>? _people = [];
    private LogPlace? _first;
    private bool _moved;
    private int _sittings;
    private bool? _dryRun;

    /// <summary>What was found.</summary>
    public FindingLog Findings { get; } = new(mostFindings);

    /// <summary>What its people add up to.</summary>
    public RunTotals Totals { get; } = new();

    /// <summary>The run in short.</summary>
    public RunVerdict Verdict { get; } = new(runId);

    /// <summary>A person is done.</summary>
    public void Add(LoggedPerson person)
    {
        See(person.Place, person.Time, person.Target);
        var trace = _traces.Remove(person.PersonId, out var known) ? known : null;
        if (IsRepeated(person))
        {
            return;
        }

        CheckDryRun(person);
        Totals.Add(person);
        Verdict.CountSecondCall(person);
        foreach (var kind in PersonRule.Judge(person))
        {
            Findings.Add(FindingOf(kind, person));
        }

        foreach (var (kind, place) in trace is null ? [] : SingleCallsRule.WhenDone(trace, person))
        {
            Findings.AddAbsence(FindingOf(kind, person) with { Place = place });
        }

        ForgetWhenAllAreSeen();
    }

    /// <summary>Something about a call.</summary>
    /// <param name="call">The event.</param>
    /// <param name="before">The call that finished right before in the same file, whosever it is.</param>
    public void Add(LoggedCallEvent call, LoggedCallEvent? before)
    {
        See(call.Place, call.Time, null);
        if (!_traces.TryGetValue(call.PersonId, out var trace))
        {
            _traces.Add(call.PersonId, trace = new PersonTrace());
        }

        switch (call.EventId)
        {
            case RunEventIds.PhotoCallFinished:
                trace.Finished.Add(call);
                _proofs.Found(call);
                break;
            case RunEventIds.FallbackOpened:
                Open(trace, call, before);
                break;
            case RunEventIds.FallbackHeld:
                trace.Held = true;
                break;
        }
    }

    /// <summary>Something about the run as a whole.</summary>
    public void Add(LoggedRun run)
    {
        See(run.Place, run.Time, run.Target);
        _moved |= run.EventId is RunEventIds.TakenOver or RunEventIds.FenceRefused;
        _sittings += run.EventId == RunEventIds.PartStarted ? 1 : 0;
        if (run.EventId != RunEventIds.RunFinished)
        {
            _begun.TryAdd(run.Place.File, run.Place.Line);
        }

        if (run.EventId is RunEventIds.RunStarted or RunEventIds.RunFinished)
        {
            if ((_dryRun ??= run.DryRun) != run.DryRun)
            {
                Findings.Add(FindingOf(FindingKind.DryRunDisagrees, run.Place));
            }
        }

        if (run.EventId == RunEventIds.RunFinished)
        {
            End(run);
        }
    }

    /// <summary>All has been read: settles what had to wait for that.</summary>
    /// <param name="torn">Files with lines that can't be read.</param>
    public void Finish(IReadOnlySet<string> torn)
    {
        foreach (var (personId, trace) in _traces)
        {
            // A person who is done may have been begun by another node too, whose results the fence refused.
            var done = _people?.ContainsKey(personId) ?? true;
            if (SingleCallsRule.WhenLeft(trace) is { } left && !(done && left.Kind == FindingKind.EvidenceMissing))
            {
                Findings.AddAbsence(FindingOf(left.Kind, left.Place, personId, PatternOf(trace)));
            }
        }

        foreach (var (opened, kind) in _proofs.Missing)
        {
            Findings.AddAbsence(FindingOf(kind, opened.Place, opened.PersonId, PatternOf([opened.Call])));
        }

        Findings.Settle(place => torn.Contains(place.File) || MayBeElsewhere(place));
        foreach (var finding in _moved ? [] : _late)
        {
            Findings.Add(finding);
        }

        Conclude();
        Verdict.Conclude(Totals, Findings);
    }

    // What should stand right before the first lines of a file may be the end of one that is not here.
    private bool MayBeElsewhere(LogPlace place) =>
        place.Line <= NearTheTop && !(_begun.TryGetValue(place.File, out var begun) && begun < place.Line);

    private void Open(PersonTrace trace, LoggedCallEvent opened, LoggedCallEvent? before)
    {
        if (SingleCallsRule.WhenOpened(opened) is { } breach)
        {
            Findings.Add(FindingOf(breach, opened.Place, opened.PersonId, PatternOf([opened.Call])));
        }
        else if (!trace.TakeProof(opened))
        {
            _proofs.Lack(opened, before);
        }

        trace.Opened.Add(opened);
    }

    private bool IsRepeated(LoggedPerson person)
    {
        if (_people is null)
        {
            Findings.Add(FindingOf(FindingKind.PersonAfterEnd, person));
            return true;
        }

        if (!_people.TryAdd(person.PersonId, person.Place))
        {
            var words = $"The person was done in this run already, at {_people[person.PersonId]}.";
            Findings.Add(FindingOf(FindingKind.PersonTwice, person) with { Sentence = words });
            return true;
        }

        if (_ends.Exists(end => end.Node == person.Node && end.Time < person.Time))
        {
            _late.Add(FindingOf(FindingKind.PersonAfterEnd, person));
        }

        return false;
    }

    private void CheckDryRun(LoggedPerson person)
    {
        if ((_dryRun ??= person.DryRun) != person.DryRun)
        {
            Findings.Add(FindingOf(FindingKind.DryRunDisagrees, person));
        }
    }

    private void End(LoggedRun end)
    {
        if (_ends.Count > 0 && _ends[0].Figures != end.Figures)
        {
            var words = $"It ended with other figures before, at {_ends[0].Place}.";
            Findings.Add(FindingOf(FindingKind.FiguresDisagree, end.Place) with { Sentence = words });
        }

        _ends.Add(end);
        foreach (var (kind, words) in FiguresRule.OfEnd(end))
        {
            Findings.Add(FindingOf(kind, end.Place) with { Sentence = words });
        }

        ForgetWhenAllAreSeen();
    }

    private void ForgetWhenAllAreSeen()
    {
        if (_ends is [{ Figures: { } figures }, ..] && Totals.Done >= FiguresRule.Done(figures))
        {
            _people = null;
        }
    }

    private void Conclude()
    {
        if (_ends is [{ Figures: { } figures } end, ..])
        {
            var exact =
                end.Target is { } target
                && !target.StartsWith("season:", StringComparison.Ordinal)
                && !target.StartsWith("episode:", StringComparison.Ordinal);
            Verdict.Reported = FiguresRule.Done(figures);
            Verdict.MayHaveDropped = _moved || _sittings > 1 || end.Status is not (RunStatus.Ok or RunStatus.Partial);
            if (FiguresRule.OfPeople(figures, Totals, exact) is { } found)
            {
                Findings.Add(FindingOf(found.Kind, end.Place) with { Sentence = found.Words });
            }
        }
        else if (_first is { } place)
        {
            Findings.Add(
                FindingOf(_begun.Count + _ends.Count > 0 ? FindingKind.RunWithoutEnd : FindingKind.RunUnknown, place)
            );
        }
    }

    private void See(LogPlace place, DateTimeOffset time, string? target)
    {
        _first ??= place;
        Verdict.See(time, target);
    }

    private static string? PatternOf(PersonTrace trace) => PatternOf([.. trace.Finished.Select(call => call.Call)]);

    private static string? PatternOf(IReadOnlyList<LoggedCall>? calls) =>
        calls is { Count: > 0 } ? CallPattern.Of(calls) : null;

    private Finding FindingOf(FindingKind kind, LoggedPerson person) =>
        FindingOf(kind, person.Place, person.PersonId, PatternOf(person.Calls));

    private Finding FindingOf(FindingKind kind, LogPlace place, Guid? personId = null, string? pattern = null) =>
        new(kind, place, runId, personId, pattern, FindingCatalog.Describe(kind));
}
