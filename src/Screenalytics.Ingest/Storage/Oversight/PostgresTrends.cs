using Npgsql;
using NpgsqlTypes;
using Screenalytics.Ingest.Contracts.Console;
using Screenalytics.Ingest.Runs.Oversight;

namespace Screenalytics.Ingest.Storage.Oversight;

/// <summary>Runs over time, in PostgreSQL.</summary>
internal sealed class PostgresTrends(DatabaseSource source, Func<double> jitter) : IRunTrends
{
    private const int MostSpans = 1000;
    private readonly DatabaseRetry _retry = new(source, jitter, DatabaseRetry.Brief);

    /// <inheritdoc/>
    public Task<IReadOnlyList<TrendPoint>> ReadAsync(
        DateTimeOffset from,
        TimeSpan span,
        int count,
        CancellationToken cancellationToken
    )
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(span, TimeSpan.Zero);
        count = Math.Clamp(count, 1, MostSpans);
        DateTimeOffset[] bounds =
        [
            .. Enumerable.Range(0, count + 1).Select(place => from.ToUniversalTime() + place * span),
        ];
        return _retry.RunAsync<IReadOnlyList<TrendPoint>>(
            async _ =>
            {
                await using var command = source.Connections.CreateCommand(TrendSql.Spans);
                command
                    .Parameters.With(bounds, NpgsqlDbType.Array | NpgsqlDbType.TimestampTz)
                    .With(bounds[0], NpgsqlDbType.TimestampTz)
                    .With(bounds[^1], NpgsqlDbType.TimestampTz);
                var points = bounds[..^1].Select(begin => new TrendPoint { From = begin }).ToArray();
                foreach (var (place, point) in await command.ReadAllAsync(PointOf, cancellationToken))
                {
                    points[place - 1] = point with { From = points[place - 1].From };
                }

                return points;
            },
            cancellationToken
        );
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<TakeoverView>> TakeoversAsync(
        Guid? runId,
        int most,
        CancellationToken cancellationToken
    ) =>
        _retry.RunAsync<IReadOnlyList<TakeoverView>>(
            async _ =>
            {
                await using var command = source.Connections.CreateCommand(
                    runId is null ? TrendSql.Takeovers : TrendSql.TakeoversOfRun
                );
                command.Parameters.With(Math.Max(most, 1), NpgsqlDbType.Integer);
                if (runId is { } run)
                {
                    command.Parameters.With(run);
                }

                return await command.ReadAllAsync(TakeoverOf, cancellationToken);
            },
            cancellationToken
        );

    private static (int Place, TrendPoint Point) PointOf(NpgsqlDataReader row) =>
        (
            row.GetInt32(0),
            new TrendPoint
            {
                From = default,
                Runs = row.GetInt32(1),
                FailedRuns = row.GetInt32(2),
                SuspectRuns = row.GetInt32(3),
                Seeded = row.GetInt64(4),
                Fallback = row.GetInt64(5),
                Empty = row.GetInt64(6),
                Held = row.GetInt64(7),
                Failed = row.GetInt64(8),
                Imported = row.GetInt64(9),
            }
        );

    private static TakeoverView TakeoverOf(NpgsqlDataReader row) =>
        new(row.GetGuid(0), row.GetInt32(1), row.GetString(2), row.GetString(3), row.Time(4));
}
