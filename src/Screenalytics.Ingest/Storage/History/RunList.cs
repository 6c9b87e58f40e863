using System.Globalization;
using Npgsql;
using NpgsqlTypes;
using Screenalytics.Ingest.Contracts.Sync;
using Screenalytics.Ingest.Runs;

namespace Screenalytics.Ingest.Storage.History;

/// <summary>Makes the query of a filter: only what is asked about stands in it, so that each has the plan it deserves.</summary>
internal sealed class RunList
{
    private readonly NpgsqlBatchCommand _command = new();
    private readonly List<string> _conditions = ["purged_at IS NULL"];

    /// <summary>Makes it; it answers one run more than the page has when there is a next page.</summary>
    public static NpgsqlBatchCommand Query(RunFilter filter, int limit)
    {
        var list = new RunList();
        list.AddConditions(filter);
        list._command.CommandText = $"""
            {RunSelect.Columns}
            FROM (
                SELECT * FROM screenalytics_ingest.run
                WHERE {string.Join("\n        AND ", list._conditions)}
                ORDER BY run_id DESC
                LIMIT {list.Place(limit + 1, NpgsqlDbType.Integer)}
            ) AS run
            {RunSelect.Facts}
            ORDER BY run.run_id DESC
            """;
        return list._command;
    }

    private void AddConditions(RunFilter filter)
    {
        AddTarget(filter.Target);
        AddOutcome(filter.Outcome);
        if (filter.After is { } after)
        {
            _conditions.Add($"run_id < {Place(after, NpgsqlDbType.Uuid)}");
        }

        if (filter.Statuses is { Count: > 0 } statuses)
        {
            short[] numbers = [.. statuses.Select(status => (short)status)];
            _conditions.Add($"status = ANY ({Place(numbers, NpgsqlDbType.Array | NpgsqlDbType.Smallint)})");
        }

        if (filter.PersonId is { } person)
        {
            _conditions.Add(
                $"run_id IN (SELECT run_id FROM screenalytics_ingest.person_result WHERE person_id = {Place(person, NpgsqlDbType.Uuid)})"
            );
        }

        if (filter.Trigger is { } trigger)
        {
            _conditions.Add($"trigger = {Place(trigger, NpgsqlDbType.Text)}");
        }

        if (filter.Suspect is { } suspect)
        {
            _conditions.Add(suspect ? "suspect" : "NOT suspect");
        }

        if (filter.Since is { } since)
        {
            _conditions.Add($"queued_at >= {Place(since.ToUniversalTime(), NpgsqlDbType.TimestampTz)}");
        }

        if (filter.Until is { } until)
        {
            _conditions.Add($"queued_at < {Place(until.ToUniversalTime(), NpgsqlDbType.TimestampTz)}");
        }
    }

    // An episode's runs with a credit category are the episode's too.
    private void AddTarget(string? target)
    {
        if (target is null)
        {
            return;
        }

        if (!Guid.TryParseExact(target, "D", out var id))
        {
            _conditions.Add($"target_key = {Place(target, NpgsqlDbType.Text)}");
            return;
        }

        string[] keys = [new EpisodeTarget(id).Key, new SeasonTarget(id).Key];
        var exact = Place(keys, NpgsqlDbType.Array | NpgsqlDbType.Text);
        var categories = Place($"{keys[0]}:%", NpgsqlDbType.Text);
        _conditions.Add($"(target_key = ANY ({exact}) OR target_key LIKE {categories})");
    }

    private void AddOutcome(PersonOutcome? outcome)
    {
        var told = outcome switch
        {
            PersonOutcome.Seeded => "seeded",
            PersonOutcome.Fallback => "fallback",
            PersonOutcome.Empty => "empty",
            PersonOutcome.Held => "held",
            PersonOutcome.Failed => "failed",
            PersonOutcome.NotAttempted => "not_attempted",
            _ => null,
        };
        if (told is null)
        {
            return;
        }

        var ended = $"(report ->> '{told}_people')::integer > 0";
        _conditions.Add(
            outcome == PersonOutcome.NotAttempted
                ? ended
                : $"""
                CASE WHEN report IS NULL THEN EXISTS (
                    SELECT 1 FROM screenalytics_ingest.run_batch AS batch WHERE batch.run_id = run.run_id AND {told} > 0
                ) ELSE {ended} END
                """
        );
    }

    private string Place<T>(T value, NpgsqlDbType type)
    {
        _command.Parameters.With(value, type);
        return string.Create(CultureInfo.InvariantCulture, $"${_command.Parameters.Count}");
    }
}
