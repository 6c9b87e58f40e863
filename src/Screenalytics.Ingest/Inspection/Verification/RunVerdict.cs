using Screenalytics.Ingest.Inspection.Reading;

namespace Screenalytics.Ingest.Inspection.Verification;

/// <summary>What the verification of one run came to.</summary>
/// <param name="runId">The run.</param>
internal sealed class RunVerdict(Guid runId)
{
    /// <summary>The run.</summary>
    public Guid RunId => runId;

    /// <summary>Its target, or null when no line names it.</summary>
    public string? Target { get; private set; }

    /// <summary>The time of its first line.</summary>
    public DateTimeOffset First { get; private set; } = DateTimeOffset.MaxValue;

    /// <summary>The time of its last line.</summary>
    public DateTimeOffset Last { get; private set; } = DateTimeOffset.MinValue;

    /// <summary>People whose line was read.</summary>
    public long People { get; private set; }

    /// <summary>People whom the run reported as done; null when its end was not read.</summary>
    public long? Reported { get; set; }

    /// <summary>Second calls: people for whom <c>seed_only=false</c> was called.</summary>
    public long SecondCalls { get; private set; }

    /// <summary>Those whose first call proves that they were permitted.</summary>
    public long Proven { get; private set; }

    /// <summary>Violations.</summary>
    public long Violations { get; private set; }

    /// <summary>Findings of missing evidence.</summary>
    public long Incomplete { get; private set; }

    /// <summary>Whether calls may have been made whose person has no line: people in flight were dropped.</summary>
    public bool MayHaveDropped { get; set; } = true;

    /// <summary>A line of the run was read.</summary>
    public void See(DateTimeOffset time, string? target)
    {
        First = time < First ? time : First;
        Last = time > Last ? time : Last;
        Target ??= target;
    }

    /// <summary>Counts a person's second call.</summary>
    public void CountSecondCall(LoggedPerson person)
    {
        if (person.Calls is { } calls && calls.Any(call => !call.SeedOnly))
        {
            SecondCalls++;
            Proven += CallsRule.FirstBreach(calls) is null ? 1 : 0;
        }
    }

    /// <summary>Takes the sums over.</summary>
    public void Conclude(RunTotals totals, FindingLog findings)
    {
        People = totals.Done;
        Violations = findings.Counts.Sum(count => FindingCatalog.IsViolation(count.Key) ? count.Value : 0);
        Incomplete = findings.Counts.Sum(count => FindingCatalog.IsViolation(count.Key) ? 0 : count.Value);
    }
}
