namespace Screenalytics.Ingest.Contracts.Sync;

/// <summary>Who may ask for a run: the values of <see cref="SyncRequest.Trigger"/>.</summary>
public static class RunTriggers
{
    /// <summary>A schedule that came due.</summary>
    public const string Schedule = "schedule";

    /// <summary>The HTTP API.</summary>
    public const string Http = "http";

    /// <summary>The command line.</summary>
    public const string Cli = "cli";

    /// <summary>The web console.</summary>
    public const string Console = "console";

    /// <summary>A rollout gate: its runs are no history of their target, and are taken back.</summary>
    public const string Gate = "gate";

    /// <summary>All of them.</summary>
    public static IReadOnlyList<string> All { get; } = [Schedule, Http, Cli, Console, Gate];
}
