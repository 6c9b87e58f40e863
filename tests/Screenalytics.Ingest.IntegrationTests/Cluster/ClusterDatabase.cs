using Npgsql;

namespace Screenalytics.Ingest.IntegrationTests.Cluster;

/// <summary>A database that processes share, as a test looks at it from beside.</summary>
internal sealed class ClusterDatabase(string url) : IAsyncDisposable
{
    private const string Tables = """
        screenalytics.face_bank_images, screenalytics.person, screenalytics_ingest.run, screenalytics_ingest.run_part,
        screenalytics_ingest.run_part_epoch, screenalytics_ingest.run_takeover, screenalytics_ingest.run_cast,
        screenalytics_ingest.run_batch, screenalytics_ingest.person_result, screenalytics_ingest.idempotency_key,
        screenalytics_ingest.schedule_fire, screenalytics_ingest.target_state, screenalytics_ingest.webhook_event
        """;

    private const int MostAttempts = 10;

    private readonly NpgsqlDataSource _source = NpgsqlDataSource.Create(
        new NpgsqlConnectionStringBuilder(url) { ApplicationName = "test", MaxPoolSize = 8 }
    );

    /// <summary>Its connection string.</summary>
    public string Url { get; } = url;

    /// <summary>Forgets every run and every image; processes go on.</summary>
    public Task ResetAsync() => ExecuteAsync($"TRUNCATE {Tables}");

    /// <summary>Makes batches and the ends of runs take their time, so that a kill or a pause can strike them.</summary>
    public Task SlowDownAsync(TimeSpan batch, TimeSpan end, TimeSpan checkIn = default) =>
        ExecuteAsync(
            $"""
            CREATE OR REPLACE FUNCTION slow_down() RETURNS trigger LANGUAGE plpgsql AS
            $$ BEGIN PERFORM pg_sleep(TG_ARGV[0]::float8); RETURN NULL; END $$;
            CREATE OR REPLACE TRIGGER slow AFTER INSERT ON screenalytics_ingest.run_batch
            FOR EACH STATEMENT EXECUTE FUNCTION slow_down('{Seconds(batch)}');
            CREATE OR REPLACE TRIGGER slow AFTER UPDATE ON screenalytics_ingest.run
            FOR EACH ROW WHEN (NEW.status > 2) EXECUTE FUNCTION slow_down('{Seconds(end)}');
            CREATE OR REPLACE TRIGGER slow AFTER UPDATE ON screenalytics_ingest.node
            FOR EACH ROW WHEN (NEW.parts > 0) EXECUTE FUNCTION slow_down('{Seconds(checkIn)}')
            """
        );

    /// <summary>Notes from here on who writes rows of people.</summary>
    public Task WatchWritersAsync() =>
        ExecuteAsync(
            """
            CREATE TABLE IF NOT EXISTS public.writer (at timestamptz NOT NULL, application text NOT NULL, relation text NOT NULL);
            CREATE OR REPLACE FUNCTION note_writer() RETURNS trigger LANGUAGE plpgsql AS
            $$ BEGIN
                INSERT INTO public.writer VALUES (clock_timestamp(), current_setting('application_name'), TG_RELID::regclass);
                RETURN NULL;
            END $$;
            CREATE OR REPLACE TRIGGER noted AFTER INSERT OR UPDATE ON screenalytics_ingest.person_result
            FOR EACH ROW EXECUTE FUNCTION note_writer();
            CREATE OR REPLACE TRIGGER noted AFTER INSERT OR UPDATE ON screenalytics_ingest.run_batch
            FOR EACH ROW EXECUTE FUNCTION note_writer();
            CREATE OR REPLACE TRIGGER noted AFTER INSERT OR UPDATE ON screenalytics_ingest.run_cast
            FOR EACH ROW EXECUTE FUNCTION note_writer();
            CREATE OR REPLACE TRIGGER noted AFTER INSERT OR UPDATE ON screenalytics.face_bank_images
            FOR EACH ROW EXECUTE FUNCTION note_writer()
            """
        );

    /// <summary>How many rows a process has written, and committed, since a moment.</summary>
    public Task<long> WrittenAsync(int processId, DateTime since) =>
        ScalarAsync<long>(
            "SELECT count(*) FROM public.writer WHERE at > $2 AND application LIKE '%/' || $1 || '/%'",
            $"{processId}",
            since
        );

    /// <summary>Whether a process is in the middle of a transaction that is slowed down.</summary>
    public Task<bool> IsAboutAsync(int processId, PauseMoment moment) =>
        IsAsync(
            """
            EXISTS (
                SELECT FROM pg_stat_activity
                WHERE datname = current_database() AND application_name LIKE '%/' || $1 || '/%'
                    AND wait_event = 'PgSleep' AND query LIKE '%' || $2 || '%'
            )
            """,
            $"{processId}",
            moment switch
            {
                PauseMoment.Batch => "screenalytics_ingest.run_batch",
                PauseMoment.CheckIn => "screenalytics_ingest.node",
                _ => "SET status = $2",
            }
        );

    /// <summary>How many rows a statement concerned.</summary>
    public Task<int> ExecuteAsync(string sql, params object[] values) =>
        AgainAsync(async () =>
        {
            await using var command = Command(sql, values);
            return await command.ExecuteNonQueryAsync();
        });

    /// <summary>A statement's only value; the type's default when there is none.</summary>
    public Task<T?> ScalarAsync<T>(string sql, params object[] values) =>
        AgainAsync(async () =>
        {
            await using var command = Command(sql, values);
            return await command.ExecuteScalarAsync() is T value ? value : default;
        });

    /// <summary>The rows of a statement.</summary>
    public Task<List<T>> ListAsync<T>(string sql, Func<NpgsqlDataReader, T> read, params object[] values) =>
        AgainAsync(async () =>
        {
            await using var command = Command(sql, values);
            await using var reader = await command.ExecuteReaderAsync();
            List<T> rows = [];
            while (await reader.ReadAsync())
            {
                rows.Add(read(reader));
            }

            return rows;
        });

    /// <summary>Whether a condition holds.</summary>
    public Task<bool> IsAsync(string condition, params object[] values) =>
        ScalarAsync<bool>($"SELECT {condition}", values);

    /// <summary>The database's clock.</summary>
    public Task<DateTime> NowAsync() => ScalarAsync<DateTime>("SELECT clock_timestamp()");

    /// <summary>How far the only run of so many people has come.</summary>
    public async Task<RunPhase> PhaseAsync(int people) =>
        (RunPhase)
            await ScalarAsync<int>(
                """
                SELECT CASE WHEN finished_at IS NOT NULL THEN 5 WHEN NOT cast_complete THEN 1 WHEN filed = $1 THEN 4
                    WHEN filed >= 0.6 * $1 THEN 3 ELSE 2 END
                FROM screenalytics_ingest.run,
                    (SELECT coalesce(sum(people), 0) AS filed FROM screenalytics_ingest.run_batch) AS batches
                ORDER BY run_id DESC
                LIMIT 1
                """,
                people
            );

    /// <summary>Everything that a run leaves, in one text a table: two that differ tell that somebody wrote.</summary>
    public Task<List<string>> DigestAsync() =>
        ListAsync(
            string.Join(
                " UNION ALL ",
                Tables
                    .Split(',', StringSplitOptions.TrimEntries)
                    .Select(table =>
                        $"SELECT '{table} ' || count(*) || ' ' || coalesce(md5(string_agg(t::text, ',' ORDER BY t::text)), '') FROM {table} AS t"
                    )
            ),
            row => row.GetString(0)
        );

    /// <summary>Waits until nothing of processes that are gone is under way any more.</summary>
    public Task UntilAbandonedAsync() =>
        Until.SoAsync(
            () =>
                IsAsync(
                    "NOT EXISTS (SELECT FROM pg_stat_activity WHERE datname = current_database() AND application_name LIKE 'screenalytics-ingest%')"
                ),
            () => "A killed process's connections live on."
        );

    public ValueTask DisposeAsync() => _source.DisposeAsync();

    // Connections of ours that were cut with all others are found out only when they are used.
    private static async Task<T> AgainAsync<T>(Func<Task<T>> act)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await act();
            }
            catch (NpgsqlException e) when (attempt < MostAttempts && e.SqlState is null or ['5', '7', ..]) { }
        }
    }

    private static string Seconds(TimeSpan time) => FormattableString.Invariant($"{time.TotalSeconds}");

    private NpgsqlCommand Command(string sql, object[] values)
    {
        var command = _source.CreateCommand(sql);
        foreach (var value in values)
        {
            command.Parameters.Add(new NpgsqlParameter { Value = value });
        }

        return command;
    }
}
