using Screenalytics.Ingest.Runs;

namespace Screenalytics.Ingest.Scheduling;

/// <summary>What this worker was given to keep to.</summary>
/// <param name="Options">How.</param>
/// <param name="Schedules">Its schedules, in the configuration's order.</param>
/// <param name="Node">Its name.</param>
/// <param name="Random">A source of randomness, 0 to 1; safe to call from several threads.</param>
internal sealed record SchedulerSetup(
    SchedulerOptions Options,
    IReadOnlyList<ScheduleDefinition> Schedules,
    NodeName Node,
    Func<double> Random
)
{
    /// <summary>This worker's name among the schedulers; one without company keeps its name over restarts.</summary>
    public string InstanceId =>
        Options.Clustered ? Node.Value.Replace('/', '.') : $"{SchedulingServices.SchedulerName}.alone";
}
