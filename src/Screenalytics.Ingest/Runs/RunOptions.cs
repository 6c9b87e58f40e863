using System.ComponentModel.DataAnnotations;

namespace Screenalytics.Ingest.Runs;

/// <summary>How runs are shared by processes, and how long they are kept. Section <c>Runs</c>.</summary>
internal sealed class RunOptions
{
    /// <summary>The section's name.</summary>
    public const string Section = "Runs";

    /// <summary>
    /// How long a part stays its node's without a sign of life; then another takes it over. Default: 6 s.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:10:00")]
    public TimeSpan LeaseDuration { get; set; } = TimeSpan.FromSeconds(6);

    /// <summary>How often a node gives a sign of life and hears of cancellations. Default: 1 s.</summary>
    [Range(typeof(TimeSpan), "00:00:00.100", "00:01:00")]
    public TimeSpan HeartbeatInterval { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>How often a node looks for work that nobody told it of. Default: 500 ms.</summary>
    [Range(typeof(TimeSpan), "00:00:00.050", "00:01:00")]
    public TimeSpan PollInterval { get; set; } = TimeSpan.FromMilliseconds(500);

    /// <summary>Parts that a worker works on at once. Default: 4.</summary>
    [Range(1, 32)]
    public int ConcurrentParts { get; set; } = 4;

    /// <summary>People a part of a worker's run: more are split into parts that the cluster shares; 0 never splits. Default: 2000.</summary>
    [Range(0, 1_000_000)]
    public int PartSize { get; set; } = 2000;

    /// <summary>How often a part is taken up at most before its run ends with an error. Default: 50.</summary>
    [Range(1, 10_000)]
    public int MaxAttempts { get; set; } = 50;

    /// <summary>How long failed, partial, cancelled and suspect runs are kept. Default: 90 days.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "3650.00:00:00")]
    public TimeSpan RetainFailures { get; set; } = TimeSpan.FromDays(90);

    /// <summary>How long all other runs are kept. Default: 30 days.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "3650.00:00:00")]
    public TimeSpan RetainOthers { get; set; } = TimeSpan.FromDays(30);

    /// <summary>How long the console's audit trail is kept. Default: 400 days.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "3650.00:00:00")]
    public TimeSpan RetainAudit { get; set; } = TimeSpan.FromDays(400);
}
