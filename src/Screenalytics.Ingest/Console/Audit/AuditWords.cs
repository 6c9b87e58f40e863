using Screenalytics.Ingest.Contracts.Console;

namespace Screenalytics.Ingest.Console.Audit;

/// <summary>Changes in words.</summary>
internal static class AuditWords
{
    // A change takes seconds; one that is begun for longer was cut short with its worker.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    /// <summary>An action.</summary>
    public static string Of(string action) =>
        action switch
        {
            AuditActions.SignIn => "Sign in",
            AuditActions.SignOut => "Sign out",
            AuditActions.EndSession => "End a session",
            AuditActions.ToggleSeed => "Flag a seed",
            AuditActions.StartRun => "Start a run",
            AuditActions.CancelRun => "Cancel a run",
            AuditActions.RetryFailed => "Retry failed people",
            AuditActions.AcceptRun => "Accept a suspect run",
            AuditActions.PauseSchedule => "Pause a schedule",
            AuditActions.ResumeSchedule => "Resume a schedule",
            AuditActions.TriggerSchedule => "Run a schedule now",
            _ => action,
        };

    /// <summary>What came of a change: the chip's kind, its word, and what it means.</summary>
    public static (string Kind, string Word, string Hint) OutcomeOf(AuditEntry entry, DateTimeOffset now) =>
        entry.Outcome switch
        {
            AuditOutcome.Done => ("good", "done", "The change was made."),
            AuditOutcome.Refused => ("warn", "refused", "Nothing changed."),
            AuditOutcome.Failed => ("bad", "failed", "The detail tells whether something may have changed."),
            _ when now - entry.At < Patience => ("info", "begun", "The change is being made."),
            _ => ("warn", "unknown", "The worker ended in the middle of it: whether it was made is not known."),
        };

    /// <summary>Something, without the ids that it is linked by already.</summary>
    public static string SubjectOf(AuditEntry entry) =>
        entry.RunId is { } run && entry.Subject == $"run {run}" ? "run"
        : entry.PersonId is { } person && entry.Subject == $"person {person}" ? "person"
        : entry.Subject;
}
