namespace Screenalytics.Ingest.TrrDatabase;

/// <summary>How TRR's own database is reached. Section <c>TrrDatabase</c>.</summary>
internal sealed class TrrDatabaseOptions
{
    /// <summary>The section's name.</summary>
    public const string Section = "TrrDatabase";

    /// <summary>
    /// TRR's database, as a URL or an Npgsql string; read only, for galleries' link ids and flags. Also <c>TRR_DB_URL</c>.
    /// Secret. No default: what needs it says so.
    /// </summary>
    public string? Url { get; set; }
}
