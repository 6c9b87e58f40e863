using System.ComponentModel.DataAnnotations;

namespace Screenalytics.Ingest.Hosting.Worker;

/// <summary>How a worker lives. Section <c>Worker</c>.</summary>
internal sealed class WorkerOptions
{
    /// <summary>The section's name.</summary>
    public const string Section = "Worker";

    /// <summary>
    /// How long a worker takes at most from its signal to stop to its end; people in flight have nearly all of it.
    /// Default: 30 s.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:01", "01:00:00")]
    public TimeSpan GracePeriod { get; set; } = TimeSpan.FromSeconds(30);
}
