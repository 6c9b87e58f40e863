namespace Screenalytics.Ingest.IntegrationTests.Cluster;

/// <summary>
/// All that runs came to, a line a row: images with where they came from, results of people, reports. Ids of images, attempts
/// and times are left out, so that an interrupted run's lines equal an uninterrupted one's.
/// </summary>
internal sealed class RunRows(IReadOnlyList<string> lines)
{
    private const int MostShown = 12;

    private const string All = """
        SELECT concat_ws(' ', 'image', image.person_id, image.s3_original_key, image.is_seed, image.approved,
            'source', origin.source, 'rank', origin.rank)
        FROM screenalytics.face_bank_images AS image
        LEFT JOIN (
            SELECT unnest(image_ids) AS image_id, unnest(ranks) AS rank, source FROM screenalytics_ingest.person_result
        ) AS origin USING (image_id)
        UNION ALL
        SELECT concat_ws(' ', 'result', person_id, 'outcome', outcome, 'source', source, 'chosen', chosen,
            'inserted', inserted, 'fetched', fetched, 'duplicates', duplicates, 'over cap', over_cap, 'skipped', skipped,
            'failure', failure, 'calls', regexp_replace(calls, ':\d+x:\d+ms', '', 'g'))
        FROM screenalytics_ingest.person_result
        UNION ALL
        SELECT concat_ws(' ', 'run', target_key, 'status', status, 'suspect', suspect,
            report - '{run_id,started_at,finished_at,duration_ms}'::text[] #- '{calls,retries}' #- '{calls,cast}')
        FROM screenalytics_ingest.run
        UNION ALL
        SELECT concat_ws(' ', 'open part', part, 'of a run that is', status)
        FROM screenalytics_ingest.run_part JOIN screenalytics_ingest.run USING (run_id)
        WHERE state <> 2 OR status IN (1, 2)
        """;

    private IReadOnlyList<string> Lines { get; } = lines;

    /// <summary>How many people have a result.</summary>
    public int People => Lines.Count(line => line.StartsWith("result ", StringComparison.Ordinal));

    /// <summary>How many images there are.</summary>
    public int Images => Lines.Count(line => line.StartsWith("image ", StringComparison.Ordinal));

    /// <summary>Reads them.</summary>
    public static async Task<RunRows> ReadAsync(ClusterDatabase database) =>
        new(await database.ListAsync(All, row => row.GetString(0)));

    /// <summary>What is other than expected; null when nothing is.</summary>
    public string? DifferenceTo(RunRows expected)
    {
        var missing = Without(expected.Lines, Lines);
        var unexpected = Without(Lines, expected.Lines);
        return missing.Count + unexpected.Count == 0
            ? null
            : $"{missing.Count} line(s) missing:\n{Shown(missing)}\n{unexpected.Count} line(s) unexpected:\n{Shown(unexpected)}";
    }

    private static List<string> Without(IReadOnlyList<string> lines, IReadOnlyList<string> others)
    {
        var left = others.CountBy(line => line).ToDictionary();
        return
        [
            .. lines.Where(line =>
            {
                var count = left.GetValueOrDefault(line);
                left[line] = count - 1;
                return count <= 0;
            }),
        ];
    }

    private static string Shown(List<string> lines) =>
        string.Join('\n', lines.Take(MostShown).Select(line => "  " + line));
}
