using System.Globalization;
using Npgsql;
using NpgsqlTypes;
using Screenalytics.Ingest.Runs.Oversight;

namespace Screenalytics.Ingest.Storage.Oversight;

/// <summary>Makes the query of a filter: only what is asked about stands in it, so that each has the plan it deserves.</summary>
internal sealed class AuditList
{
    private readonly NpgsqlCommand _command;
    private readonly List<string> _conditions = ["true"];

    private AuditList(NpgsqlCommand command) => _command = command;

    /// <summary>Fills a command in; it answers one change more than the page has when there is a next page.</summary>
    public static void Fill(NpgsqlCommand command, AuditFilter filter, int limit)
    {
        var list = new AuditList(command);
        list.AddConditions(filter);
        command.CommandText = list.Of(filter.Actor, list.Place(limit + 1, NpgsqlDbType.Integer));
    }

    // The page of each actor who is meant, found by the index, and of those pages the first.
    private string Of(string? actor, string limit)
    {
        var page = $"""
            SELECT {AuditSql.Columns} FROM screenalytics_ingest.console_audit AS entry
            WHERE {string.Join(" AND ", _conditions)}{(actor is null ? "" : " AND entry.actor = step.actor")}
            ORDER BY number DESC
            LIMIT {limit}
            """;
        return actor is null
            ? page
            : $"""
                {AuditSql.Actors}
                SELECT page.* FROM step CROSS JOIN LATERAL ({page}) AS page
                WHERE strpos(lower(step.actor), lower({Place(actor, NpgsqlDbType.Text)})) > 0
                ORDER BY page.number DESC
                LIMIT {limit}
                """;
    }

    private void AddConditions(AuditFilter filter)
    {
        if (filter.Action is { } action)
        {
            _conditions.Add($"action = {Place(action, NpgsqlDbType.Text)}");
        }

        if (filter.PersonId is { } person)
        {
            _conditions.Add($"person_id = {Place(person, NpgsqlDbType.Uuid)}");
        }

        if (filter.RunId is { } run)
        {
            _conditions.Add($"run_id = {Place(run, NpgsqlDbType.Uuid)}");
        }

        if (filter.After is { } after)
        {
            _conditions.Add($"number < {Place(after, NpgsqlDbType.Bigint)}");
        }
    }

    private string Place<T>(T value, NpgsqlDbType type)
    {
        _command.Parameters.With(value, type);
        return string.Create(CultureInfo.InvariantCulture, $"${_command.Parameters.Count}");
    }
}
