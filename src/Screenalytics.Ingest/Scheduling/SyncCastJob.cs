using System.Text.Json;
using Quartz;

namespace Screenalytics.Ingest.Scheduling;

/// <summary>A schedule that comes due: asks for its run, and is done.</summary>
internal sealed class SyncCastJob(ScheduleFiring firing, TimeProvider time, ILogger<SyncCastJob> log) : IJob
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(30);

    /// <inheritdoc/>
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        var name = context.JobDetail.Key.Name;
        try
        {
            // The definition of the worker that started last, whichever worker fires.
            var definition = ScheduleJson.Read((string)context.MergedJobDataMap[ScheduleKeys.Definition]!);
            await firing.FireAsync(definition, FireTimes.Of(context), cancellationToken);
        }
        catch (JsonException e)
        {
            SchedulingLog.DefinitionUnreadable(log, name, e);
        }
#pragma warning disable CA1031 // Whatever stands in the way, the fire must not be lost: the database is away, most likely.
        catch (Exception e) when (e is not OperationCanceledException)
#pragma warning restore CA1031
        {
            var pause = PauseBefore(context.RefireCount);
            SchedulingLog.FireHeldUp(log, name, context.RefireCount + 1, pause.TotalSeconds, e);
            await Task.Delay(pause, time, cancellationToken);
            throw new JobExecutionException(e) { RefireImmediately = true };
        }
    }

    private static TimeSpan PauseBefore(int refires)
    {
        var pause = FirstPause * (1 << Math.Min(refires, 5));
        return pause < LongestPause ? pause : LongestPause;
    }
}
