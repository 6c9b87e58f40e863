using System.Globalization;
using Npgsql;
using NpgsqlTypes;
using Screenalytics.Ingest.Runs;

namespace Screenalytics.Ingest.Storage;

/// <summary>What a transaction of ours begins with: time limits that end with it, and the fence of the part it writes for.</summary>
/// <param name="options">Time limits.</param>
/// <param name="lease">How long a lease lasts, where there are leases.</param>
internal sealed class TransactionLimits(DatabaseOptions options, TimeSpan? lease = null)
{
    // A transaction of ours in which nothing happens for longer is broken off by the server: well before the lease of a
    // paused node is over, so that nothing of it stands in a takeover's way.
    private static readonly TimeSpan LongestIdle = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan ShortestIdle = TimeSpan.FromSeconds(1);

    private readonly string _idle = Milliseconds(Clamp((lease / 2) ?? LongestIdle));

    /// <summary>The command that sets them for a transaction that has to do with no lease; first in it.</summary>
    public static NpgsqlBatchCommand Command(DatabaseOptions options) => new TransactionLimits(options).Command();

    /// <summary>The command that sets them; first in a transaction.</summary>
    /// <param name="fence">The part whose fence is to be held, or null.</param>
    public NpgsqlBatchCommand Command(PartLease? fence = null)
    {
        var command = new NpgsqlBatchCommand(fence is null ? BatchSql.Limits : BatchSql.LimitsAndFence);
        command
            .Parameters.With(Milliseconds(options.CommandTimeout))
            .With(Milliseconds(options.LockTimeout))
            .With(_idle);
        if (fence is not null)
        {
            command
                .Parameters.With(fence.Run.RunId)
                .With(fence.Part, NpgsqlDbType.Integer)
                .With(fence.Epoch, NpgsqlDbType.Integer);
        }

        return command;
    }

    private static TimeSpan Clamp(TimeSpan idle) =>
        idle < ShortestIdle ? ShortestIdle
        : idle > LongestIdle ? LongestIdle
        : idle;

    private static string Milliseconds(TimeSpan time) =>
        ((long)time.TotalMilliseconds).ToString(CultureInfo.InvariantCulture);
}
