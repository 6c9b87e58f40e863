using Screenalytics.Ingest.Contracts;
using Screenalytics.Ingest.Inspection.AccessLogs;
using Screenalytics.Ingest.Inspection.Verification;

namespace Screenalytics.Ingest.Cli.Logs;

/// <summary>What <c>logs verify</c> came to.</summary>
/// <param name="Log">Of this program's own log; null when it was not read.</param>
/// <param name="Access">Of the access logs; null when none was given.</param>
internal sealed record VerifyAnswer(VerificationReport? Log, AccessReport? Access)
{
    /// <summary>Whether something was disproven.</summary>
    public bool IsViolated => Log?.Violations > 0 || Access?.Of(AccessVerdict.Violated) > 0;

    /// <summary>Whether something could not be judged; a log without any run among it.</summary>
    public bool IsUndecided =>
        Log is { Incomplete: > 0 } or { Runs.Count: 0 }
        || Access is { Requests: 0 } or { Absent: > 0 }
        || Access?.Of(AccessVerdict.Undecidable) > 0;

    /// <summary>The verdict's stable name.</summary>
    public string Verdict =>
        IsViolated ? "violated"
        : IsUndecided ? "undecided"
        : "proven";

    /// <summary>The exit code.</summary>
    public int ExitCode =>
        IsViolated ? ExitCodes.Disproven
        : IsUndecided ? ExitCodes.Partial
        : ExitCodes.Ok;
}
