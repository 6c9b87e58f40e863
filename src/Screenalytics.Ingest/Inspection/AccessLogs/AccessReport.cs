namespace Screenalytics.Ingest.Inspection.AccessLogs;

/// <summary>What the verification of access logs came to.</summary>
internal sealed record AccessReport
{
    /// <summary>People who are violated or undecidable, as many as were asked for; the violated ones first.</summary>
    public required IReadOnlyList<AccessFinding> Findings { get; init; }

    /// <summary>People by reason.</summary>
    public required IReadOnlyDictionary<AccessReason, long> Counts { get; init; }

    /// <summary>Lines by format.</summary>
    public required IReadOnlyDictionary<AccessFormat, long> Lines { get; init; }

    /// <summary>Requests for photos.</summary>
    public long Requests { get; init; }

    /// <summary>Requests that rollout gates sent by themselves, which are left out.</summary>
    public long OfGates { get; init; }

    /// <summary>Clients who ask for photos.</summary>
    public int Clients { get; init; }

    /// <summary>People of whom this program's log tells, and the access log does not.</summary>
    public long Absent { get; init; }

    /// <summary>How many people have a verdict.</summary>
    public long Of(AccessVerdict verdict) =>
        Counts.Sum(count => AccessCatalog.VerdictOf(count.Key) == verdict ? count.Value : 0);
}
