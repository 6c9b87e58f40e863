using Npgsql;
using Screenalytics.Ingest.Contracts.Failures;
using Screenalytics.Ingest.Contracts.Runs;
using Screenalytics.Ingest.Contracts.Sync;
using Screenalytics.Ingest.Runs;

namespace Screenalytics.Ingest.Storage.History;

/// <summary>Reads the people of one run whom a filter means, by the way that is the quickest for it.</summary>
internal static class RunPeople
{
    // One in so many is found soon enough by going through all of them.
    private const int OneIn = 32;

    /// <summary>Reads; at most so many.</summary>
    public static async Task<List<PersonReport>> ReadAsync(
        NpgsqlConnection connection,
        Guid runId,
        PeopleFilter filter,
        int most,
        CancellationToken cancellationToken
    )
    {
        if (IsImpossible(filter))
        {
            return [];
        }

        await using var query = await ChooseAsync(connection, runId, filter, most, cancellationToken);
        return query is null ? [] : await query.ReadLastAsync(PersonRow.Read, cancellationToken);
    }

    // Null when the run has nobody of that kind.
    private static async Task<NpgsqlBatch?> ChooseAsync(
        NpgsqlConnection connection,
        Guid runId,
        PeopleFilter filter,
        int most,
        CancellationToken cancellationToken
    )
    {
        if (filter.PersonId is not null || filter.People is not null)
        {
            return PeopleQuery.Plain(connection, runId, filter, most);
        }

        if (filter.Outcome == PersonOutcome.Failed || filter.Failure is not (null or FailureCode.None))
        {
            return PeopleQuery.Failed(connection, runId, filter, most);
        }

        if (filter.Outcome is not { } outcome)
        {
            return PeopleQuery.Plain(connection, runId, filter, most);
        }

        var (people, alike) = await ShareAsync(connection, runId, outcome, cancellationToken);
        // Of a purged run no batches are left, and few people.
        return people == 0 || (long)alike * OneIn >= people ? PeopleQuery.Plain(connection, runId, filter, most)
            : alike == 0 ? null
            : PeopleQuery.Few(connection, runId, filter, most);
    }

    // Nobody who was not attempted has a result, and nobody fails without failing.
    private static bool IsImpossible(PeopleFilter filter) =>
        filter.Outcome == PersonOutcome.NotAttempted
        || (filter.Outcome is not (null or PersonOutcome.Failed) && filter.Failure is not (null or FailureCode.None))
        || (filter.IdPrefix is { } prefix && IdRange.Of(prefix) is null);

    private static async Task<(int People, int Alike)> ShareAsync(
        NpgsqlConnection connection,
        Guid runId,
        PersonOutcome outcome,
        CancellationToken cancellationToken
    )
    {
        await using var command = new NpgsqlCommand(PeopleQuery.ShareOf(outcome), connection);
        command.Parameters.With(runId);
        return (await command.ReadAllAsync(row => (row.GetInt32(0), row.GetInt32(1)), cancellationToken))[0];
    }
}
