using Screenalytics.Ingest.Contracts.Failures;

namespace Screenalytics.Ingest.Storage.History;

/// <summary>
/// How those who failed are found: a step down an index for each failure that there may be, so that neither many who did
/// not fail nor many who failed otherwise are looked at.
/// </summary>
internal static class FailedSql
{
    /// <summary>Every failure.</summary>
    public static short[] Codes { get; } =
    [.. Enum.GetValues<FailureCode>().Where(code => code != FailureCode.None).Select(code => (short)code)];

    /// <summary>At most $2 people of run $1 with a failure of $3, by id.</summary>
    public const string Errors = """
        SELECT result.person_id, result.failure, result.detail
        FROM unnest($3::smallint[]) AS code (failure)
        CROSS JOIN LATERAL (
            SELECT person_id, failure, detail FROM screenalytics_ingest.person_result AS stored
            WHERE stored.run_id = $1 AND stored.outcome = 5 AND stored.failure = code.failure
            ORDER BY person_id
            LIMIT $2
        ) AS result
        ORDER BY result.person_id
        LIMIT $2
        """;
}
