namespace Screenalytics.Ingest.Hosting.Configuration;

/// <summary>What concerns the program as a whole. No section.</summary>
internal sealed class HostOptions
{
    /// <summary>
    /// The folder for the program's own data. Also <c>--data-dir</c> and <c>SCREENALYTICS_DATA_DIR</c>. Default: the
    /// platform's usual place for a user's application data.
    /// </summary>
    public string? DataDirectory { get; set; }
}
