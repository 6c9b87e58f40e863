using Screenalytics.Ingest.Runs;

namespace Screenalytics.Ingest.Storage.Life;

/// <summary>The cluster's backlog in PostgreSQL.</summary>
internal sealed class PostgresBacklog(DatabaseSource source, DatabaseRetry retry) : IBacklogStore
{
    // status: 1 queued, 3 ok; state: 1 open. A queued run has neither ended nor been purged: said so, an index serves.
    internal const string Sql = """
        SELECT
            queue.runs,
            (SELECT count(*)::integer FROM screenalytics_ingest.run_part WHERE state = 1),
            coalesce(extract(epoch FROM queue.age), 0)::float8,
            (
                SELECT extract(epoch FROM now() - finished_at)::float8
                FROM screenalytics_ingest.run
                WHERE status = 3 AND NOT dry_run AND finished_at IS NOT NULL AND purged_at IS NULL
                ORDER BY finished_at DESC
                LIMIT 1
            )
        FROM (
            SELECT count(*)::integer AS runs, max(now() - greatest(queued_at, not_before)) AS age
            FROM screenalytics_ingest.run
            WHERE status = 1 AND finished_at IS NULL AND purged_at IS NULL
        ) AS queue
        """;

    /// <inheritdoc/>
    public Task<Backlog> ReadAsync(CancellationToken cancellationToken) =>
        retry.RunAsync(
            async _ =>
            {
                await using var command = source.Connections.CreateCommand(Sql);
                await using var reader = await command.ExecuteReaderAsync(cancellationToken);
                await reader.ReadAsync(cancellationToken);
                return new Backlog(
                    reader.GetInt32(0),
                    reader.GetInt32(1),
                    TimeSpan.FromSeconds(Math.Max(0, reader.GetDouble(2))),
                    await reader.IsDBNullAsync(3, cancellationToken)
                        ? null
                        : TimeSpan.FromSeconds(Math.Max(0, reader.GetDouble(3)))
                );
            },
            cancellationToken
        );
}
