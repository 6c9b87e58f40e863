using System.Globalization;
using Npgsql;
using NpgsqlTypes;
using Screenalytics.Ingest.Contracts.Sync;
using Screenalytics.Ingest.Runs;

namespace Screenalytics.Ingest.Storage.History;

/// <summary>Makes the queries of a filter over a run's people; each way to find them is the quickest for some filters.</summary>
internal sealed class PeopleQuery
{
    // The planner's guess how rare an outcome is may be far off in this very run: the primary key's order is the way,
    // however long it seems.
    private const string InOrder = """
        SELECT set_config('enable_sort', 'off', true), set_config('max_parallel_workers_per_gather', '0', true)
        """;

    private readonly NpgsqlBatchCommand _command = new();
    private readonly PeopleFilter _filter;
    private readonly IdRange? _range;

    private PeopleQuery(Guid runId, PeopleFilter filter)
    {
        _filter = filter;
        _range = filter.IdPrefix is { } prefix ? IdRange.Of(prefix) : null;
        Place(runId, NpgsqlDbType.Uuid);
    }

    /// <summary>In the order of the primary key, past those whom the filter does not mean.</summary>
    public static NpgsqlBatch Plain(NpgsqlConnection connection, Guid runId, PeopleFilter filter, int limit)
    {
        var query = new PeopleQuery(runId, filter);
        var named = filter.PersonId is not null || filter.People is not null;
        query._command.CommandText = $"""
            SELECT {PersonRow.Columns} FROM screenalytics_ingest.person_result AS result
            WHERE {query.Conditions("result")}
            ORDER BY result.person_id
            LIMIT {query.Place(limit, NpgsqlDbType.Integer)}
            """;
        var batch = query.Alone(connection);
        if (!named)
        {
            batch.BatchCommands.Insert(0, new NpgsqlBatchCommand(InOrder));
        }

        return batch;
    }

    /// <summary>Those who failed, by their index.</summary>
    public static NpgsqlBatch Failed(NpgsqlConnection connection, Guid runId, PeopleFilter filter, int limit)
    {
        var query = new PeopleQuery(runId, filter);
        var codes = filter.Failure is { } failure ? [(short)failure] : FailedSql.Codes;
        var most = query.Place(limit, NpgsqlDbType.Integer);
        query._command.CommandText = $"""
            SELECT {PersonRow.Columns}
            FROM unnest({query.Place(codes, NpgsqlDbType.Array | NpgsqlDbType.Smallint)}) AS code (failure)
            CROSS JOIN LATERAL (
                SELECT * FROM screenalytics_ingest.person_result AS stored
                WHERE {query.Conditions("stored")} AND stored.outcome = 5 AND stored.failure = code.failure
                ORDER BY stored.person_id
                LIMIT {most}
            ) AS result
            ORDER BY result.person_id
            LIMIT {most}
            """;
        return query.Alone(connection);
    }

    /// <summary>
    /// Those with an outcome that few have: whom batches noted as few, and the people of batches in which they are not.
    /// </summary>
    public static NpgsqlBatch Few(NpgsqlConnection connection, Guid runId, PeopleFilter filter, int limit)
    {
        var query = new PeopleQuery(runId, filter);
        var count = ColumnOf(filter.Outcome!.Value);
        var few = query.Place(FewPeople.Most, NpgsqlDbType.Integer);
        var outcome = query.Place((short)filter.Outcome!.Value, NpgsqlDbType.Smallint);
        query._command.CommandText = $"""
            SELECT {PersonRow.Columns}
            FROM (
                SELECT few.person_id
                FROM screenalytics_ingest.run_batch AS batch
                CROSS JOIN LATERAL unnest(batch.few_ids, batch.few_outcomes) AS few (person_id, outcome)
                WHERE batch.run_id = $1 AND batch.{count} BETWEEN 1 AND {few} AND few.outcome = {outcome}
                    AND {query.Range("few")}
                UNION ALL
                SELECT any_of.person_id
                FROM screenalytics_ingest.run_batch AS batch
                CROSS JOIN LATERAL unnest(batch.person_ids) AS any_of (person_id)
                WHERE batch.run_id = $1 AND batch.{count} > 0 AND (batch.{count} > {few} OR batch.few_ids IS NULL)
                    AND {query.Range("any_of")}
                ORDER BY person_id
            ) AS person
            CROSS JOIN LATERAL (
                SELECT * FROM screenalytics_ingest.person_result AS stored
                WHERE stored.run_id = $1 AND stored.person_id = person.person_id AND stored.outcome = {outcome}
                OFFSET 0
            ) AS result
            ORDER BY person.person_id
            LIMIT {query.Place(limit, NpgsqlDbType.Integer)}
            """;
        return query.Alone(connection);
    }

    /// <summary>How many people of run $1 there are, and how many with an outcome.</summary>
    public static string ShareOf(PersonOutcome outcome) =>
        $"""
            SELECT coalesce(sum(people), 0)::integer, coalesce(sum({ColumnOf(outcome)}), 0)::integer
            FROM screenalytics_ingest.run_batch WHERE run_id = $1
            """;

    private static string ColumnOf(PersonOutcome outcome) =>
        outcome switch
        {
            PersonOutcome.Seeded => "seeded",
            PersonOutcome.Fallback => "fallback",
            PersonOutcome.Empty => "empty",
            PersonOutcome.Held => "held",
            _ => throw new ArgumentOutOfRangeException(nameof(outcome), outcome, null),
        };

    private NpgsqlBatch Alone(NpgsqlConnection connection) => SwiftBatch.Of(connection, _command);

    private string Conditions(string table)
    {
        List<string> conditions = [$"{table}.run_id = $1", Range(table)];
        if (_filter.Outcome is { } outcome)
        {
            conditions.Add($"{table}.outcome = {Place((short)outcome, NpgsqlDbType.Smallint)}");
        }

        if (_filter.Failure is { } failure)
        {
            conditions.Add($"{table}.failure = {Place((short)failure, NpgsqlDbType.Smallint)}");
        }

        if (_filter.PersonId is { } person)
        {
            conditions.Add($"{table}.person_id = {Place(person, NpgsqlDbType.Uuid)}");
        }

        if (_filter.People is { } people)
        {
            Guid[] ids = [.. people];
            conditions.Add($"{table}.person_id = ANY ({Place(ids, NpgsqlDbType.Array | NpgsqlDbType.Uuid)})");
        }

        return string.Join(" AND ", conditions);
    }

    private string Range(string table)
    {
        List<string> conditions = ["true"];
        if (_filter.After is { } after)
        {
            conditions.Add($"{table}.person_id > {Place(after, NpgsqlDbType.Uuid)}");
        }

        if (_range is { } range)
        {
            conditions.Add($"{table}.person_id >= {Place(range.First, NpgsqlDbType.Uuid)}");
            conditions.Add($"{table}.person_id <= {Place(range.Last, NpgsqlDbType.Uuid)}");
        }

        return string.Join(" AND ", conditions);
    }

    private string Place<T>(T value, NpgsqlDbType type)
    {
        _command.Parameters.With(value, type);
        return string.Create(CultureInfo.InvariantCulture, $"${_command.Parameters.Count}");
    }
}
