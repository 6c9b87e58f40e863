using System.Globalization;
using Npgsql;

namespace Screenalytics.Ingest.Storage.Checks;

/// <summary>Judges the face bank's rows: duplicates, and keys that are too long.</summary>
internal static class RowFindings
{
    /// <summary>Reads the rows and judges them.</summary>
    /// <param name="connections">The pool.</param>
    /// <param name="indexed">Whether a unique index stands, so that no row can be in its way.</param>
    /// <param name="cancellationToken">The caller's cancellation.</param>
    public static async Task<IReadOnlyList<CheckFinding>> ReadAsync(
        NpgsqlDataSource connections,
        bool indexed,
        CancellationToken cancellationToken
    ) =>
        [
            indexed
                ? new CheckFinding("duplicates", CheckLevel.Ok, "No image stands twice; the unique index sees to it.")
                : await DuplicatesAsync(connections, cancellationToken),
            await LongKeysAsync(connections, indexed, cancellationToken),
        ];

    private static async Task<CheckFinding> DuplicatesAsync(
        NpgsqlDataSource connections,
        CancellationToken cancellation
    )
    {
        List<string> rows = [];
        long images = 0;
        await using var command = Unhurried(connections, RowSql.Duplicates);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        while (await reader.ReadAsync(cancellation))
        {
            images = reader.GetInt64(4);
            var approved = reader.GetInt64(3) > 0 ? $", {reader.GetInt64(3)} of them approved" : "";
            rows.Add($"person {reader.GetString(0)}, {reader.GetInt64(2)} rows{approved}: {reader.GetString(1)}");
        }

        return rows.Count == 0
            ? new CheckFinding("duplicates", CheckLevel.Ok, "No image stands twice.")
            : new CheckFinding(
                "duplicates",
                CheckLevel.Failed,
                $"{Count(images, "image stands", "images stand")} more than once in {Catalog.Names.Bank}, which is in the "
                    + "unique index's way."
            )
            {
                Rows = rows,
                RowCount = images,
                WayOut =
                    "Run: screenalytics-ingest db dedupe --dry-run, then db dedupe, which keeps the approved row, else "
                    + "the oldest; then db migrate",
            };
    }

    private static async Task<CheckFinding> LongKeysAsync(
        NpgsqlDataSource connections,
        bool indexed,
        CancellationToken cancellation
    )
    {
        const string Code = "long_keys";
        List<string> rows = [];
        var (images, beyond) = (0L, 0L);
        await using var command = Unhurried(connections, RowSql.LongKeys);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        while (await reader.ReadAsync(cancellation))
        {
            (images, beyond) = (reader.GetInt64(3), reader.GetInt64(4));
            rows.Add($"image {reader.GetString(0)}, person {reader.GetString(1)}: {reader.GetInt32(2)} bytes");
        }

        if (rows.Count == 0)
        {
            return new CheckFinding(Code, CheckLevel.Ok, "No key is longer than 2,048 bytes.");
        }

        var inTheWay = !indexed && beyond > 0;
        return new CheckFinding(
            Code,
            inTheWay ? CheckLevel.Failed : CheckLevel.Warning,
            $"{Count(images, "row has", "rows have")} a key of more than 2,048 bytes, which no sync writes"
                + (inTheWay ? $"; {beyond} of them too long for the unique index." : ".")
        )
        {
            Rows = rows,
            RowCount = images,
            WayOut = inTheWay ? "Have Screenalytics shorten or remove the rows of more than 2,670 bytes." : null,
        };
    }

    private static string Count(long count, string one, string many) =>
        string.Create(CultureInfo.InvariantCulture, $"{count:N0} {(count == 1 ? one : many)}");

    private static NpgsqlCommand Unhurried(NpgsqlDataSource connections, string sql)
    {
        var command = connections.CreateCommand(sql);
        command.CommandTimeout = 0;
        return command;
    }
}
