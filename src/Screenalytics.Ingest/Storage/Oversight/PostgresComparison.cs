using Npgsql;
using NpgsqlTypes;
using Screenalytics.Ingest.Contracts.Console;
using Screenalytics.Ingest.Contracts.Runs;
using Screenalytics.Ingest.Runs.Oversight;
using Screenalytics.Ingest.Storage.History;

namespace Screenalytics.Ingest.Storage.Oversight;

/// <summary>
/// Runs beside one another, in PostgreSQL. All people of both have to be looked at to know who differs, so who does is kept
/// for the next page: of runs that have ended it stays true.
/// </summary>
internal sealed class PostgresComparison(DatabaseSource source, Func<double> jitter) : IRunComparison
{
    private const int MostLimit = 1000;
    private const int MostPeople = 4 * MostLimit;
    private const int MostKept = 16;

    private readonly DatabaseRetry _retry = new(source, jitter, DatabaseRetry.Brief);
    private DifferingPeople[] _kept = [];

    /// <inheritdoc/>
    public Task<RunPage<PersonDifference>> DifferencesAsync(
        Guid before,
        Guid after,
        Guid? cursor,
        int most,
        CancellationToken cancellationToken
    )
    {
        most = Math.Clamp(most, 1, MostLimit);
        var from = cursor ?? Guid.Empty;
        return _retry.RunAsync(
            async _ =>
            {
                await using var connection = await source.Connections.OpenConnectionAsync(cancellationToken);
                var differing = await DifferingAsync(connection, (before, after), from, most, cancellationToken);
                Guid[] page = [.. differing.PageOf(from, most)];
                var people = page[..Math.Min(page.Length, most)];
                var results = await ResultsAsync(connection, [before, after], people, cancellationToken);
                return new RunPage<PersonDifference>(
                    [
                        .. people.Select(person => new PersonDifference(
                            person,
                            results.GetValueOrDefault((before, person)),
                            results.GetValueOrDefault((after, person))
                        )),
                    ],
                    page.Length > most ? people[^1].ToString() : null
                );
            },
            cancellationToken
        );
    }

    /// <inheritdoc/>
    public Task<RunPage<PlannedPerson>> PlanAsync(
        Guid dryRun,
        Guid? cursor,
        int most,
        CancellationToken cancellationToken
    )
    {
        most = Math.Clamp(most, 1, MostLimit);
        return _retry.RunAsync(
            async _ =>
            {
                await using var command = source.Connections.CreateCommand(ComparisonSql.Plan);
                command.Parameters.With(dryRun).With(cursor ?? Guid.Empty).With(most + 1, NpgsqlDbType.Integer);
                var people = await command.ReadAllAsync(PlannedOf, cancellationToken);
                return people.Count > most
                    ? new RunPage<PlannedPerson>(people[..most], people[most - 1].PersonId.ToString())
                    : new RunPage<PlannedPerson>(people, null);
            },
            cancellationToken
        );
    }

    private async Task<DifferingPeople> DifferingAsync(
        NpgsqlConnection connection,
        (Guid Before, Guid After) runs,
        Guid from,
        int most,
        CancellationToken cancellationToken
    )
    {
        await using var asked = new NpgsqlCommand(ComparisonSql.AreFixed, connection);
        asked.Parameters.With(new[] { runs.Before, runs.After });
        var isFixed = await asked.ExecuteScalarAsync(cancellationToken) is true;
        var kept = Volatile.Read(ref _kept);
        if (isFixed && Array.Find(kept, known => known.Serves(runs.Before, runs.After, from, most)) is { } served)
        {
            return served;
        }

        var query = new NpgsqlBatchCommand(ComparisonSql.Differing);
        query.Parameters.With(runs.Before).With(runs.After).With(from).With(MostPeople + 1, NpgsqlDbType.Integer);
        await using var batch = SwiftBatch.Of(connection, query);
        var people = await batch.ReadLastAsync(row => row.GetGuid(0), cancellationToken);
        var differing = new DifferingPeople(
            runs.Before,
            runs.After,
            from,
            [.. people.Take(MostPeople)],
            people.Count <= MostPeople
        );
        if (isFixed)
        {
            // Two who come at once may lose one of theirs, which is then looked for again.
            Volatile.Write(ref _kept, [differing, .. kept.Take(MostKept - 1)]);
        }

        return differing;
    }

    private static async Task<Dictionary<(Guid Run, Guid Person), PersonReport>> ResultsAsync(
        NpgsqlConnection connection,
        Guid[] runs,
        Guid[] people,
        CancellationToken cancellationToken
    )
    {
        if (people.Length == 0)
        {
            return [];
        }

        await using var command = new NpgsqlCommand(ComparisonSql.Results, connection);
        command.Parameters.With(runs).With(people);
        var results = await command.ReadAllAsync(
            row => (Run: row.GetGuid(15), Person: PersonRow.Read(row)),
            cancellationToken
        );
        return results.ToDictionary(result => (result.Run, result.Person.PersonId), result => result.Person);
    }

    private static PlannedPerson PlannedOf(NpgsqlDataReader row)
    {
        var result = PersonRow.Read(row);
        var ranks = row.GetFieldValue<short[]>(15);
        var keys = row.GetFieldValue<string[]>(16);
        var changes = row.GetFieldValue<short[]>(17);
        return new PlannedPerson(
            result.PersonId,
            result,
            [.. keys.Select((key, place) => new PlannedImage(ranks[place], key, (PlannedChange)changes[place]))]
        );
    }
}
