using Npgsql;

namespace Screenalytics.Ingest.Storage;

/// <summary>Columns that may be null; the row is there already, so nothing is waited for.</summary>
internal static class SqlRows
{
    public static Guid[]? IdsOrNull(this NpgsqlDataReader row, int column) =>
        row.IsDBNull(column) ? null : row.GetFieldValue<Guid[]>(column);

    public static string? TextOrNull(this NpgsqlDataReader row, int column) =>
        row.IsDBNull(column) ? null : row.GetString(column);
}
