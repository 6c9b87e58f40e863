using System.Text.RegularExpressions;
using Screenalytics.Ingest.Storage.Catalog;

namespace Screenalytics.Ingest.Storage.Schedules;

/// <summary>The tables of the scheduler's store, as the Quartz package itself defines them.</summary>
internal static partial class QuartzTables
{
    /// <summary>What their names begin with.</summary>
    public const string Prefix = "qrtz_";

    private const string Resource = "Quartz.Impl.AdoJobStore.Schema.create_postgres.sql";

    /// <summary>Their names, without the schema.</summary>
    public static readonly string[] All =
    [
        "qrtz_job_details",
        "qrtz_triggers",
        "qrtz_simple_triggers",
        "qrtz_cron_triggers",
        "qrtz_simprop_triggers",
        "qrtz_blob_triggers",
        "qrtz_calendars",
        "qrtz_paused_trigger_grps",
        "qrtz_paused_job_grps",
        "qrtz_fired_triggers",
        "qrtz_scheduler_state",
        "qrtz_locks",
        "qrtz_execution_history",
        "qrtz_misfire_history",
        "qrtz_job_status",
    ];

    /// <summary>Reads the definitions out of the package, for our schema.</summary>
    public static string ReadSql()
    {
        using var stream = typeof(Quartz.IScheduler).Assembly.GetManifestResourceStream(Resource)!;
        using var reader = new StreamReader(stream);
        return Comment()
            .Replace(reader.ReadToEnd().ReplaceLineEndings("\n"), "")
            .Replace("{0}", $"{Names.OwnSchema}.{Prefix}", StringComparison.Ordinal)
            .Replace("{1}", Prefix, StringComparison.Ordinal);
    }

    [GeneratedRegex("^--.*\n", RegexOptions.Multiline)]
    private static partial Regex Comment();
}
