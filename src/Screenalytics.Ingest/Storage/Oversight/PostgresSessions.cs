using Npgsql;
using NpgsqlTypes;
using Screenalytics.Ingest.Contracts.Console;
using Screenalytics.Ingest.Runs.Oversight;

namespace Screenalytics.Ingest.Storage.Oversight;

/// <summary>
/// The console's sessions in PostgreSQL. How long one lasts is the caller's word, when it begins and ends is told by the
/// database's clock, which all workers share.
/// </summary>
internal sealed class PostgresSessions(DatabaseSource source, Func<double> jitter) : ISessionStore
{
    private readonly DatabaseRetry _retry = new(source, jitter, DatabaseRetry.Brief);

    /// <inheritdoc/>
    public Task OpenAsync(SessionView session, ReadOnlyMemory<byte> tokenHash, CancellationToken cancellationToken) =>
        _retry.RunAsync(
            async _ =>
            {
                await using var command = source.Connections.CreateCommand(SessionSql.Open);
                command
                    .Parameters.With(session.SessionId)
                    .With(tokenHash, NpgsqlDbType.Bytea)
                    .With(StoredText.Of(session.Name))
                    .With(session.Method)
                    .With((short)session.Role, NpgsqlDbType.Smallint)
                    .With(StoredText.OrNull(session.Address))
                    .With(StoredText.OrNull(session.Browser))
                    .With(session.ExpiresAt - session.CreatedAt, NpgsqlDbType.Interval);
                return await command.ExecuteNonQueryAsync(cancellationToken);
            },
            cancellationToken
        );

    /// <inheritdoc/>
    public Task<SessionView?> FindAsync(
        ReadOnlyMemory<byte> tokenHash,
        TimeSpan idleAtMost,
        CancellationToken cancellationToken
    ) =>
        _retry.RunAsync(
            async _ =>
            {
                await using var command = source.Connections.CreateCommand(SessionSql.Find);
                command.Parameters.With(tokenHash, NpgsqlDbType.Bytea).With(idleAtMost, NpgsqlDbType.Interval);
                return (await command.ReadAllAsync(SessionOf, cancellationToken)).SingleOrDefault();
            },
            cancellationToken
        );

    /// <inheritdoc/>
    public Task<SessionView?> EndAsync(Guid sessionId, string endedBy, CancellationToken cancellationToken) =>
        _retry.RunAsync(
            async uncertain =>
            {
                await using var command = source.Connections.CreateCommand(SessionSql.End);
                command.Parameters.With(sessionId).With(StoredText.Of(endedBy)).With(uncertain, NpgsqlDbType.Boolean);
                return (await command.ReadAllAsync(SessionOf, cancellationToken)).SingleOrDefault();
            },
            cancellationToken
        );

    /// <inheritdoc/>
    public Task<IReadOnlyList<SessionView>> ListAsync(TimeSpan idleAtMost, CancellationToken cancellationToken) =>
        _retry.RunAsync<IReadOnlyList<SessionView>>(
            async _ =>
            {
                await using var command = source.Connections.CreateCommand(SessionSql.List);
                command.Parameters.With(idleAtMost, NpgsqlDbType.Interval);
                return await command.ReadAllAsync(SessionOf, cancellationToken);
            },
            cancellationToken
        );

    private static SessionView SessionOf(NpgsqlDataReader row) =>
        new()
        {
            SessionId = row.GetGuid(0),
            Name = row.GetString(1),
            Method = row.GetString(2),
            Role = (ConsoleRole)row.GetInt16(3),
            Address = row.TextOrNull(4),
            Browser = row.TextOrNull(5),
            CreatedAt = row.Time(6),
            SeenAt = row.Time(7),
            ExpiresAt = row.Time(8),
        };
}
