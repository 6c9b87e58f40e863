using System.ComponentModel.DataAnnotations;

namespace Screenalytics.Ingest.Diagnostics;

/// <summary>What is logged, and how long its files are kept. Section <c>Log</c>.</summary>
internal sealed class LogOptions
{
    /// <summary>The section's name.</summary>
    public const string Section = "Log";

    /// <summary>From which level on events are logged; a running worker's can be changed. Default: information.</summary>
    [AllowedValues("debug", "information", "warning", "error")]
    public string Level { get; set; } = "information";

    /// <summary>Whether the folder <c>logs</c> of the data folder is written to. Default: true.</summary>
    public bool Files { get; set; } = true;

    /// <summary>Bytes after which a file is followed by another one of the same day. Default: 100 MiB.</summary>
    [Range(65_536, 2_000_000_000)]
    public int FileSizeLimit { get; set; } = 104_857_600;

    /// <summary>How long a file is kept after its last line. Default: 30 days.</summary>
    [Range(typeof(TimeSpan), "00:01:00", "3650.00:00:00")]
    public TimeSpan RetainFor { get; set; } = TimeSpan.FromDays(30);

    /// <summary>How many files are kept at most, those of all processes together. Default: 100.</summary>
    [Range(1, 100_000)]
    public int RetainFiles { get; set; } = 100;
}
