using Screenalytics.Ingest.Contracts.Logging;
using Screenalytics.Ingest.Inspection.Reading;

namespace Screenalytics.Ingest.Inspection.Verification;

/// <summary>
/// Checks the strict rule over what was logged, in one pass. It remembers some 50 bytes for each person of a run until all
/// people that the run reported have been seen, and some hundred for each run.
/// </summary>
/// <param name="options">What is verified.</param>
internal sealed class LogVerifier(VerificationOptions options) : ILogVisitor
{
    private readonly Dictionary<Guid, RunLedger> _runs = [];
    private readonly List<RunLedger> _order = [];
    private readonly Dictionary<string, LoggedCallEvent> _lastFinished = new(StringComparer.Ordinal);
    private readonly HashSet<string> _torn = new(StringComparer.Ordinal);
    private readonly FindingLog _lines = new(options.Limit);
    private long _foreign;

    /// <inheritdoc/>
    public void OnPerson(LoggedPerson person)
    {
        ArgumentNullException.ThrowIfNull(person);
        LedgerOf(person.RunId)?.Add(person);
    }

    /// <inheritdoc/>
    public void OnCall(LoggedCallEvent call)
    {
        ArgumentNullException.ThrowIfNull(call);
        LedgerOf(call.RunId)?.Add(call, _lastFinished.GetValueOrDefault(call.Place.File));
        if (call.EventId == RunEventIds.PhotoCallFinished)
        {
            _lastFinished[call.Place.File] = call;
        }
    }

    /// <inheritdoc/>
    public void OnRun(LoggedRun run)
    {
        ArgumentNullException.ThrowIfNull(run);
        LedgerOf(run.RunId)?.Add(run);
    }

    /// <inheritdoc/>
    public void OnForeign(LogPlace place) => _foreign++;

    /// <inheritdoc/>
    public void OnTorn(LogPlace place, string reason)
    {
        _torn.Add(place.File);
        _lines.Add(new Finding(FindingKind.TornLine, place, null, null, null, $"The line can't be read: {reason}."));
    }

    /// <summary>All has been read.</summary>
    public VerificationReport Finish()
    {
        var runs = new List<RunVerdict>();
        var findings = new List<Finding>();
        var counts = new Dictionary<FindingKind, long>();
        foreach (var run in _order.Where(IsWanted))
        {
            run.Finish(_torn);
            runs.Add(run.Verdict);
            Take(run.Findings);
        }

        Take(_lines);
        return new VerificationReport
        {
            Runs = runs,
            Findings = findings,
            Counts = counts,
            ForeignLines = _foreign,
        };

        void Take(FindingLog log)
        {
            findings.AddRange(log.Kept.Take(options.Limit - findings.Count));
            foreach (var (kind, count) in log.Counts)
            {
                counts[kind] = counts.GetValueOrDefault(kind) + count;
            }
        }
    }

    private bool IsWanted(RunLedger run) =>
        (options.Since is not { } since || run.Verdict.Last >= since)
        && (options.Until is not { } until || run.Verdict.First < until);

    private RunLedger? LedgerOf(Guid runId)
    {
        if (options.Runs is { } wanted && !wanted.Contains(runId))
        {
            return null;
        }

        if (!_runs.TryGetValue(runId, out var ledger))
        {
            _runs.Add(runId, ledger = new RunLedger(runId, options.Limit));
            _order.Add(ledger);
        }

        return ledger;
    }
}
