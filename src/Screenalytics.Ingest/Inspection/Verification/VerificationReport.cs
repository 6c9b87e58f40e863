namespace Screenalytics.Ingest.Inspection.Verification;

/// <summary>What a verification came to.</summary>
internal sealed record VerificationReport
{
    /// <summary>The runs, in the order in which they were met.</summary>
    public required IReadOnlyList<RunVerdict> Runs { get; init; }

    /// <summary>Findings, as many as were asked for.</summary>
    public required IReadOnlyList<Finding> Findings { get; init; }

    /// <summary>How many findings there are of each kind.</summary>
    public required IReadOnlyDictionary<FindingKind, long> Counts { get; init; }

    /// <summary>Lines that are no events of this program.</summary>
    public long ForeignLines { get; init; }

    /// <summary>Violations.</summary>
    public long Violations => Counts.Sum(count => FindingCatalog.IsViolation(count.Key) ? count.Value : 0);

    /// <summary>Findings of missing evidence.</summary>
    public long Incomplete => Counts.Sum(count => FindingCatalog.IsViolation(count.Key) ? 0 : count.Value);

    /// <summary>People whose line was read.</summary>
    public long People => Runs.Sum(run => run.People);

    /// <summary>Second calls.</summary>
    public long SecondCalls => Runs.Sum(run => run.SecondCalls);

    /// <summary>Second calls that are proven to have been permitted.</summary>
    public long Proven => Runs.Sum(run => run.Proven);

    /// <summary>Whether every call of every run stands in the log: nothing is missing, nobody was dropped.</summary>
    public bool TellsAllCalls => Incomplete == 0 && Runs.All(run => !run.MayHaveDropped);
}
