namespace Screenalytics.Ingest.Contracts.Logging;

/// <summary>Ids of the log events that tell of the HTTP API. Never reused.</summary>
public static class ApiEventIds
{
    /// <summary>A run was asked for over HTTP.</summary>
    public const int RunAskedFor = 3000;

    /// <summary>A caller was attached to a run in flight.</summary>
    public const int RunAttached = 3001;

    /// <summary>A caller asked with a key that had asked for a run before.</summary>
    public const int RunReplayed = 3002;

    /// <summary>A run was refused to a caller.</summary>
    public const int RunRefused = 3003;

    /// <summary>A caller asked for the end of a run.</summary>
    public const int RunCancelAsked = 3004;

    /// <summary>A schedule was paused.</summary>
    public const int SchedulePaused = 3005;

    /// <summary>A schedule was resumed.</summary>
    public const int ScheduleResumed = 3006;

    /// <summary>A request had no admin secret, or a wrong one.</summary>
    public const int SecretWrong = 3010;

    /// <summary>An address sent too many wrong admin secrets.</summary>
    public const int SecretsLimited = 3011;

    /// <summary>A request was refused.</summary>
    public const int RequestRefused = 3012;

    /// <summary>A request could not be served.</summary>
    public const int RequestFailed = 3013;

    /// <summary>The stream of a run's events broke off.</summary>
    public const int EventsBrokeOff = 3014;

    /// <summary>The log's level was changed.</summary>
    public const int LogLevelChanged = 3020;

    /// <summary>A request met a defect of the program.</summary>
    public const int RequestDefect = 3099;
}
