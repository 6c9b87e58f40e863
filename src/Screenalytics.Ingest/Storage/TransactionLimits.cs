using System.Globalization;
using Npgsql;

namespace Screenalytics.Ingest.Storage;

/// <summary>Time limits of a transaction, set with it and ended by it.</summary>
internal static class TransactionLimits
{
    /// <summary>A transaction of ours in which nothing happens for longer is broken off by the server.</summary>
    private static readonly TimeSpan Idle = TimeSpan.FromSeconds(30);

    /// <summary>The command that sets them; first in a transaction.</summary>
    public static NpgsqlBatchCommand Command(DatabaseOptions options)
    {
        var command = new NpgsqlBatchCommand(BatchSql.Limits);
        command
            .Parameters.With(Milliseconds(options.CommandTimeout))
            .With(Milliseconds(options.LockTimeout))
            .With(Milliseconds(Idle));
        return command;
    }

    private static string Milliseconds(TimeSpan time) =>
        ((long)time.TotalMilliseconds).ToString(CultureInfo.InvariantCulture);
}
