using Screenalytics.Ingest.Diagnostics.Redaction;

namespace Screenalytics.Ingest.TrrDatabase;

/// <summary>Where TRR's own database is.</summary>
/// <param name="ConnectionString">Npgsql's connection string. Secret: it is for Npgsql alone.</param>
/// <param name="Host">Host and port, or the socket's folder.</param>
/// <param name="Database">The database's name.</param>
/// <param name="User">The user's name.</param>
/// <param name="Redactor">Takes the secrets out of what the database says.</param>
internal sealed record TrrPlace(string ConnectionString, string Host, string Database, string User, Redactor Redactor)
{
    /// <inheritdoc/>
    public override string ToString() => $"database '{Database}' at {Host}, user '{User}'";
}
