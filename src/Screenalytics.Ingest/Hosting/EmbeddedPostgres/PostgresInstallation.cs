namespace Screenalytics.Ingest.Hosting.EmbeddedPostgres;

/// <summary>One folder with a PostgreSQL server's programs, and their major version.</summary>
internal sealed record PostgresInstallation(string Folder, int Major)
{
    public string InitDb => Program(Folder, "initdb");

    public string PgCtl => Program(Folder, "pg_ctl");

    public string Postgres => Program(Folder, "postgres");

    /// <summary>Whether a folder holds a whole server; a client's psql alone is none.</summary>
    public static bool IsServer(string folder) =>
        File.Exists(Program(folder, "initdb"))
        && File.Exists(Program(folder, "pg_ctl"))
        && File.Exists(Program(folder, "postgres"));

    /// <summary>The path of a program in a folder.</summary>
    public static string Program(string folder, string name) =>
        Path.Combine(folder, OperatingSystem.IsWindows() ? name + ".exe" : name);
}
