using Npgsql;
using NpgsqlTypes;
using Screenalytics.Ingest.Runs;

namespace Screenalytics.Ingest.Storage.Cluster;

/// <summary>The cluster as PostgreSQL sees it: its clock says who lives.</summary>
internal sealed class PostgresClusterStore(DatabaseSource source, Func<double> jitter) : IClusterStore
{
    private readonly DatabaseRetry _retry = new(source, jitter, DatabaseRetry.Brief);

    /// <inheritdoc/>
    public Task<int> CheckInAsync(NodeReport report, CancellationToken cancellationToken) =>
        _retry.RunAsync(
            async _ =>
            {
                await using var connection = await source.Vital.OpenConnectionAsync(cancellationToken);
                await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
                var shares = await SharesAsync(connection, report, cancellationToken);
                var own = shares.Find(share => share.Node == report.Node) ?? new NodeShare(report.Node, 0, 0, null);
                shares.Remove(own);
                var granted = PlaceShares.Grant(report.PlacesWanted, report.Ceiling, own, shares);
                await ReportAsync(connection, report, granted, cancellationToken);
                await transaction.CommitAsync(cancellationToken);
                return granted;
            },
            cancellationToken
        );

    /// <inheritdoc/>
    public Task LeaveAsync(string node, CancellationToken cancellationToken) =>
        _retry.RunAsync(
            async _ =>
            {
                await using var command = source.Vital.CreateCommand(ClusterSql.Leave);
                command.Parameters.With(node);
                return await command.ExecuteNonQueryAsync(cancellationToken);
            },
            cancellationToken
        );

    private async Task<List<NodeShare>> SharesAsync(
        NpgsqlConnection connection,
        NodeReport report,
        CancellationToken cancellationToken
    )
    {
        await using var batch = new NpgsqlBatch(connection);
        // A node that is paused in here must not keep the others from their signs of life for as long as they last.
        batch.BatchCommands.Add(new TransactionLimits(source.Options, report.AliveFor).Command());
        batch.BatchCommands.Add(new NpgsqlBatchCommand(ClusterSql.Lock));
        batch.BatchCommands[1].Parameters.With(report.BackendHost);
        batch.BatchCommands.Add(new NpgsqlBatchCommand(ClusterSql.Shares));
        batch.BatchCommands[2].Parameters.With(report.BackendHost).With(report.Node);
        List<NodeShare> shares = [];
        await using var reader = await batch.ExecuteReaderAsync(cancellationToken);
        await reader.NextResultAsync(cancellationToken);
        await reader.NextResultAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            shares.Add(Share(reader));
        }

        return shares;
    }

    private static NodeShare Share(NpgsqlDataReader row) =>
        new(
            row.GetString(0),
            row.GetInt32(1),
            row.GetInt32(2),
            row.IsDBNull(3) ? null : row.GetFieldValue<TimeSpan>(3)
        );

    private static async Task ReportAsync(
        NpgsqlConnection connection,
        NodeReport report,
        int granted,
        CancellationToken cancellationToken
    )
    {
        await using var command = new NpgsqlCommand(ClusterSql.Report, connection);
        command
            .Parameters.With(report.Node)
            .With(report.Host)
            .With(report.ProcessId, NpgsqlDbType.Integer)
            .With(report.Version)
            .With(report.BackendHost)
            .With(report.AliveFor, NpgsqlDbType.Interval)
            .With(report.IsDraining, NpgsqlDbType.Boolean)
            .With(report.Parts, NpgsqlDbType.Integer)
            .With(Math.Max(granted, report.PlacesInUse), NpgsqlDbType.Integer)
            .With(report.PlacesWanted > 0 && granted == 0, NpgsqlDbType.Boolean)
            .With((short)report.Kind, NpgsqlDbType.Smallint);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
