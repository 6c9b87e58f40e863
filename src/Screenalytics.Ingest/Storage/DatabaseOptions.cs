using System.ComponentModel.DataAnnotations;

namespace Screenalytics.Ingest.Storage;

/// <summary>Which database holds the face bank, and how it is used. Section <c>Database</c>.</summary>
internal sealed class DatabaseOptions
{
    /// <summary>The section's name.</summary>
    public const string Section = "Database";

    /// <summary><c>auto</c>, <c>external</c> or <c>embedded</c>. Default: auto.</summary>
    [AllowedValues(DatabaseModes.Auto, DatabaseModes.External, DatabaseModes.Embedded)]
    public string Mode { get; set; } = DatabaseModes.Auto;

    /// <summary>
    /// A <c>postgres://</c> URL or an Npgsql connection string. Also <c>DB_URL</c>. Secret; never logged. Default: none.
    /// </summary>
    public string? Url { get; set; }

    /// <summary>Time for one statement. Default: 30 s.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "01:00:00")]
    public TimeSpan CommandTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>Time to make a connection. Default: 10 s.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:05:00")]
    public TimeSpan ConnectTimeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>How long a run waits for a database that went away before it ends with an error. Default: 60 s.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "1.00:00:00")]
    public TimeSpan Patience { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>Time a statement waits for a lock that somebody else holds. Default: 15 s.</summary>
    [Range(typeof(TimeSpan), "00:00:00.100", "01:00:00")]
    public TimeSpan LockTimeout { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>
    /// Connections at most; a worker's scheduler has as many to itself, and its signs of life two. Default: 10.
    /// </summary>
    [Range(2, 200)]
    public int MaxPoolSize { get; set; } = 10;
}
