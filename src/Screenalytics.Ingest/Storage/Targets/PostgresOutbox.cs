using Npgsql;
using NpgsqlTypes;
using Screenalytics.Ingest.Runs;

namespace Screenalytics.Ingest.Storage.Targets;

/// <summary>The events that wait for a webhook, in PostgreSQL; of several nodes one takes each.</summary>
internal sealed class PostgresOutbox(DatabaseSource source, Func<double> jitter) : IWebhookOutbox
{
    private readonly DatabaseRetry _retry = new(source, jitter, DatabaseRetry.Brief);

    /// <inheritdoc/>
    public Task<WebhookEvent?> ClaimAsync(TimeSpan lease, CancellationToken cancellationToken) =>
        _retry.RunAsync(
            async _ =>
            {
                await using var command = source.Connections.CreateCommand(TargetSql.Claim);
                command.Parameters.With(lease, NpgsqlDbType.Interval);
                await using var row = await command.ExecuteReaderAsync(cancellationToken);
                return await row.ReadAsync(cancellationToken) ? EventOf(row) : null;
            },
            cancellationToken
        );

    /// <inheritdoc/>
    public Task DeliveredAsync(Guid eventId, CancellationToken cancellationToken) =>
        ExecuteAsync(TargetSql.Delivered, parameters => parameters.With(eventId), cancellationToken);

    /// <inheritdoc/>
    public Task FailedAsync(Guid eventId, string error, TimeSpan? delay, CancellationToken cancellationToken) =>
        ExecuteAsync(
            TargetSql.Failed,
            parameters => parameters.With(eventId).With(StoredText.Of(error)).With(delay, NpgsqlDbType.Interval),
            cancellationToken
        );

    private static WebhookEvent EventOf(NpgsqlDataReader row) =>
        new(
            row.GetGuid(0),
            row.GetString(1),
            row.GetString(2),
            row.GetString(3),
            row.GetInt32(4),
            row.GetFieldValue<TimeSpan>(5)
        );

    private Task<int> ExecuteAsync(
        string sql,
        Action<NpgsqlParameterCollection> bind,
        CancellationToken cancellationToken
    ) =>
        _retry.RunAsync(
            async _ =>
            {
                await using var command = source.Connections.CreateCommand(sql);
                bind(command.Parameters);
                return await command.ExecuteNonQueryAsync(cancellationToken);
            },
            cancellationToken
        );
}
