using Npgsql;
using NpgsqlTypes;
using Screenalytics.Ingest.Runs;

namespace Screenalytics.Ingest.Storage.History;

/// <summary>Reads what runs made of one person.</summary>
internal static class PersonRuns
{
    /// <summary>Reads; the latest run first.</summary>
    public static async Task<IReadOnlyList<PersonInRun>> ReadAsync(
        NpgsqlConnection connection,
        Guid personId,
        Guid? runId,
        int most,
        CancellationToken cancellationToken
    )
    {
        await using var find = new NpgsqlCommand(HistorySql.RunsOfPerson, connection);
        find.Parameters.With(personId).With(runId, NpgsqlDbType.Uuid).With(Math.Max(most, 1), NpgsqlDbType.Integer);
        Guid[] ids = [.. await find.ReadAllAsync(row => row.GetGuid(0), cancellationToken)];

        var some = new NpgsqlBatchCommand(RunSelect.Some);
        some.Parameters.With(ids);
        await using var select = SwiftBatch.Of(connection, some);
        var runs = await select.ReadLastAsync(RunRow.Summary, cancellationToken);

        await using var results = new NpgsqlCommand(HistorySql.Results, connection);
        results.Parameters.With(personId).With(ids);
        var people = (
            await results.ReadAllAsync(row => (Run: row.GetGuid(15), Person: PersonRow.Read(row)), cancellationToken)
        ).ToDictionary(result => result.Run, result => result.Person);
        return [.. runs.Select(run => new PersonInRun(run, people.GetValueOrDefault(run.RunId)))];
    }
}
