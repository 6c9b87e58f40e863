namespace Screenalytics.Ingest.Contracts.Console;

/// <summary>The changes that the console makes: the values of <see cref="AuditEntry.Action"/>.</summary>
public static class AuditActions
{
    /// <summary>Somebody signed in, or was refused.</summary>
    public const string SignIn = "sign_in";

    /// <summary>Somebody signed out.</summary>
    public const string SignOut = "sign_out";

    /// <summary>A session was ended by somebody.</summary>
    public const string EndSession = "end_session";

    /// <summary>A photo's seed flag was set or cleared.</summary>
    public const string ToggleSeed = "toggle_seed";

    /// <summary>A run was asked for.</summary>
    public const string StartRun = "start_run";

    /// <summary>A run's end was asked for.</summary>
    public const string CancelRun = "cancel_run";

    /// <summary>A run over the unfinished people of another one was asked for.</summary>
    public const string RetryFailed = "retry_failed";

    /// <summary>A suspect run's empty answers were accepted.</summary>
    public const string AcceptRun = "accept_run";

    /// <summary>A schedule was paused.</summary>
    public const string PauseSchedule = "pause_schedule";

    /// <summary>A schedule was resumed.</summary>
    public const string ResumeSchedule = "resume_schedule";

    /// <summary>A schedule's run was asked for, out of its turn.</summary>
    public const string TriggerSchedule = "trigger_schedule";

    /// <summary>All of them.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        SignIn,
        SignOut,
        EndSession,
        ToggleSeed,
        StartRun,
        CancelRun,
        RetryFailed,
        AcceptRun,
        PauseSchedule,
        ResumeSchedule,
        TriggerSchedule,
    ];
}
