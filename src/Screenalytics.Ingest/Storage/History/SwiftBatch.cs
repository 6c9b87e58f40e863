using Npgsql;

namespace Screenalytics.Ingest.Storage.History;

/// <summary>
/// A query that PostgreSQL does not compile first. Those over runs have branches that seem costly and are hardly ever
/// taken: compiling takes half a second for what is read in one thousandth of that.
/// </summary>
internal static class SwiftBatch
{
    private const string NotCompiled = "SELECT set_config('jit', 'off', true)";

    /// <summary>Makes it: one round trip, one transaction, which the setting ends with.</summary>
    public static NpgsqlBatch Of(NpgsqlConnection connection, NpgsqlBatchCommand query)
    {
        var batch = new NpgsqlBatch(connection);
        batch.BatchCommands.Add(new NpgsqlBatchCommand(NotCompiled));
        batch.BatchCommands.Add(query);
        return batch;
    }
}
