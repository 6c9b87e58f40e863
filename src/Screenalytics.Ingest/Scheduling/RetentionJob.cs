using Quartz;
using Screenalytics.Ingest.Runs;

namespace Screenalytics.Ingest.Scheduling;

/// <summary>Purges what is too old, once a day on one of the workers.</summary>
internal sealed class RetentionJob(
    IRunCare care,
    IScheduleStore schedules,
    RunOptions options,
    ILogger<RetentionJob> log
) : IJob
{
    /// <summary>When: at an hour in which few are at work, read in UTC.</summary>
    public const string Cron = "0 17 3 * * ?";

    /// <inheritdoc/>
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        var runs = await care.PurgeAsync(
            options.RetainFailures,
            options.RetainOthers,
            options.RetainAudit,
            cancellationToken
        );
        var longest = options.RetainFailures > options.RetainOthers ? options.RetainFailures : options.RetainOthers;
        var fires = await schedules.PurgeFiresAsync(longest, cancellationToken);
        SchedulingLog.Purged(log, runs, fires);
    }
}
