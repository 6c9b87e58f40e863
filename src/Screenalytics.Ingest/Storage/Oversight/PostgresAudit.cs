using Npgsql;
using NpgsqlTypes;
using Screenalytics.Ingest.Contracts.Console;
using Screenalytics.Ingest.Runs.Oversight;

namespace Screenalytics.Ingest.Storage.Oversight;

/// <summary>The audit trail in PostgreSQL.</summary>
internal sealed class PostgresAudit(DatabaseSource source, Func<double> jitter) : IAuditTrail
{
    private const int MostLimit = 500;
    private readonly DatabaseRetry _retry = new(source, jitter, DatabaseRetry.Brief);

    /// <inheritdoc/>
    public Task<long> RecordAsync(AuditEntry entry, CancellationToken cancellationToken)
    {
        var id = Guid.CreateVersion7(source.Time.GetUtcNow());
        return _retry.RunAsync(
            async _ =>
            {
                await using var command = source.Connections.CreateCommand(AuditSql.Record);
                command
                    .Parameters.With(id)
                    .With(StoredText.Of(entry.Actor))
                    .With((short?)entry.Role, NpgsqlDbType.Smallint)
                    .With(entry.SessionId, NpgsqlDbType.Uuid)
                    .With(StoredText.OrNull(entry.Address))
                    .With(entry.Action)
                    .With(StoredText.Of(entry.Subject))
                    .With(entry.PersonId, NpgsqlDbType.Uuid)
                    .With(entry.RunId, NpgsqlDbType.Uuid)
                    .With(StoredText.OrNull(entry.Before))
                    .With(StoredText.OrNull(entry.After))
                    .With((short)entry.Outcome, NpgsqlDbType.Smallint)
                    .With(StoredText.OrNull(entry.Detail));
                return (long)(await command.ExecuteScalarAsync(cancellationToken))!;
            },
            cancellationToken
        );
    }

    /// <inheritdoc/>
    public Task EndAsync(
        long number,
        AuditOutcome outcome,
        string? after,
        Guid? runId,
        string? detail,
        CancellationToken cancellationToken
    ) =>
        _retry.RunAsync(
            async _ =>
            {
                await using var command = source.Connections.CreateCommand(AuditSql.End);
                command
                    .Parameters.With(number, NpgsqlDbType.Bigint)
                    .With((short)outcome, NpgsqlDbType.Smallint)
                    .With(StoredText.OrNull(after))
                    .With(runId, NpgsqlDbType.Uuid)
                    .With(StoredText.OrNull(detail));
                return await command.ExecuteNonQueryAsync(cancellationToken);
            },
            cancellationToken
        );

    /// <inheritdoc/>
    public Task<AuditPage> ListAsync(AuditFilter filter, CancellationToken cancellationToken)
    {
        var limit = Math.Clamp(filter.Limit, 1, MostLimit);
        return _retry.RunAsync(
            async _ =>
            {
                await using var command = source.Connections.CreateCommand();
                AuditList.Fill(command, filter, limit);
                var entries = await command.ReadAllAsync(EntryOf, cancellationToken);
                return entries.Count > limit
                    ? new AuditPage(entries[..limit], entries[limit - 1].Number)
                    : new AuditPage(entries, null);
            },
            cancellationToken
        );
    }

    private static AuditEntry EntryOf(NpgsqlDataReader row) =>
        new()
        {
            Number = row.GetInt64(0),
            At = row.Time(1),
            Actor = row.GetString(2),
            Role = row.IsDBNull(3) ? null : (ConsoleRole)row.GetInt16(3),
            SessionId = row.IdOrNull(4),
            Address = row.TextOrNull(5),
            Action = row.GetString(6),
            Subject = row.GetString(7),
            PersonId = row.IdOrNull(8),
            RunId = row.IdOrNull(9),
            Before = row.TextOrNull(10),
            After = row.TextOrNull(11),
            Outcome = (AuditOutcome)row.GetInt16(12),
            Detail = row.TextOrNull(13),
        };
}
