using Npgsql;
using Screenalytics.Ingest.Contracts.Scheduling;
using Screenalytics.Ingest.Runs;

namespace Screenalytics.Ingest.Storage.Schedules;

/// <summary>Reads the rows about schedules; a row is there already, so nothing is waited for.</summary>
internal static class ScheduleRows
{
    /// <summary>A row of <see cref="ScheduleSql.Pauses"/>.</summary>
    public static ScheduleState Pause(NpgsqlDataReader row) =>
        new(row.GetString(0), row.GetFieldValue<DateTimeOffset>(1), row.TextOrNull(2), row.TextOrNull(3), []);

    /// <summary>A row of <see cref="ScheduleSql.Fires"/>.</summary>
    public static (string Schedule, ScheduleFire Fire) Fire(NpgsqlDataReader row) =>
        (
            row.GetString(0),
            new ScheduleFire
            {
                ScheduledFor = row.GetFieldValue<DateTimeOffset>(1),
                FiredAt = row.GetFieldValue<DateTimeOffset>(2),
                Node = row.GetString(3),
                Outcome = (ScheduleFireOutcome)row.GetInt16(4),
                Late = row.GetBoolean(5),
                RunId = row.IsDBNull(6) ? null : row.GetGuid(6),
                Detail = row.TextOrNull(7),
            }
        );

    /// <summary>The row of <see cref="ScheduleSql.Lacking"/>.</summary>
    public static (string[] Missing, string[] Closed, string User) Lacking(NpgsqlDataReader row) =>
        (row.GetFieldValue<string[]>(0), row.GetFieldValue<string[]>(1), row.GetString(2));

    /// <summary>Reads rows to the end of their result.</summary>
    public static async Task<List<T>> ReadAllAsync<T>(
        this NpgsqlDataReader row,
        Func<NpgsqlDataReader, T> read,
        CancellationToken cancellationToken
    )
    {
        var all = new List<T>();
        while (await row.ReadAsync(cancellationToken))
        {
            all.Add(read(row));
        }

        return all;
    }
}
