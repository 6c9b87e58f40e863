using Npgsql;

namespace Screenalytics.Ingest.Storage.Life;

/// <summary>Cuts the connections of nodes that hold the fence of a part though their lease of it is over.</summary>
internal static class PausedHolders
{
    private const string Over = """
        SELECT DISTINCT node FROM screenalytics_ingest.run_part
        WHERE run_id = $1 AND state = 1 AND node IS NOT NULL AND lease_until < clock_timestamp()
        """;

    private const string Cut = """
        SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity AS activity
        WHERE datname = current_database() AND usename = current_user AND pid <> pg_backend_pid()
            AND xact_start IS NOT NULL
            AND EXISTS (
                SELECT FROM unnest($1::text[]) AS ending WHERE right(activity.application_name, length(ending)) = ending
            )
        """;

    /// <summary>Cuts those with an open transaction; what they had under way is rolled back, and goes on when they do.</summary>
    public static async Task CutAsync(NpgsqlConnection connection, Guid runId)
    {
        List<string> endings = [];
        await using (var over = new NpgsqlCommand(Over, connection))
        {
            over.Parameters.With(runId);
            await using var reader = await over.ExecuteReaderAsync();
            while (await reader.ReadAsync())
            {
                endings.Add(DatabaseSource.EndingOf(reader.GetString(0)));
            }
        }

        await using var cut = new NpgsqlCommand(Cut, connection);
        cut.Parameters.With(endings.ToArray());
        await cut.ExecuteNonQueryAsync();
    }
}
