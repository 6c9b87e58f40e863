namespace Screenalytics.Ingest.Storage;

/// <summary>The values of <see cref="DatabaseOptions.Mode"/>.</summary>
internal static class DatabaseModes
{
    /// <summary>The named database, else the embedded one when the backend is on loopback.</summary>
    public const string Auto = "auto";

    /// <summary>Always the database that <c>DB_URL</c> names.</summary>
    public const string External = "external";

    /// <summary>Always the program's own private PostgreSQL.</summary>
    public const string Embedded = "embedded";
}
