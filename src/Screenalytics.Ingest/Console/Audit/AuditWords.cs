using Screenalytics.Ingest.Contracts.Console;

namespace Screenalytics.Ingest.Console.Audit;

/// <summary>Changes in words.</summary>
internal static class AuditWords
{
    // A change takes seconds; of one that is begun for longer the end was never recorded.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    /// <summary>An action.</summary>
    public static string Of(string action) =>
        action switch
        {
            AuditActions.SignIn => "Sign in",
            AuditActions.SignOut => "Sign out",
            AuditActions.EndSession => "End a session",
            AuditActions.ToggleSeed => "Turn a seed flag",
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
            _ when IsBeingMade(entry, now) => ("info", "begun", "The change is being made."),
            _ => (
                "warn",
                "unknown",
                "How it ended was not recorded, so whether it was made is not known: look at what it is about."
            ),
        };

    /// <summary>How it stands after a change, as far as that is known.</summary>
    public static string AfterOf(AuditEntry entry, DateTimeOffset now) =>
        entry.After
        ?? entry.Outcome switch
        {
            AuditOutcome.Refused => "as before",
            AuditOutcome.Done => "–",
            _ => IsBeingMade(entry, now) ? "–" : "not known",
        };

    /// <summary>Something, without the ids that it is linked by already.</summary>
    public static string SubjectOf(AuditEntry entry) =>
        entry.RunId is { } run && entry.Subject == $"run {run}" ? "run"
        : entry.PersonId is { } person && entry.Subject == $"person {person}" ? "person"
        : entry.Subject;

    private static bool IsBeingMade(AuditEntry entry, DateTimeOffset now) =>
        entry.Outcome == AuditOutcome.Begun && now - entry.At < Patience;
}
