using Screenalytics.Ingest.Contracts.Scheduling;
using Screenalytics.Ingest.Contracts.Sync;
using Screenalytics.Ingest.Runs;

namespace Screenalytics.Ingest.Scheduling;

/// <summary>The configured schedules with what the store knows of them.</summary>
internal sealed class ScheduleBoard(
    SchedulerSetup setup,
    IScheduleStore store,
    IPeopleLists lists,
    TimeProvider time,
    IServiceProvider services
) : IScheduleBoard
{
    private const int NextFires = 5;
    private const int LastFires = 10;

    /// <inheritdoc/>
    public Task<IReadOnlyList<ScheduleView>> ListAsync(CancellationToken cancellationToken) =>
        ViewAsync(setup.Schedules, cancellationToken);

    /// <inheritdoc/>
    public async Task<ScheduleView?> FindAsync(string name, CancellationToken cancellationToken) =>
        Find(name) is { } schedule ? (await ViewAsync([schedule], cancellationToken))[0] : null;

    /// <inheritdoc/>
    public async Task<bool?> PauseAsync(
        string name,
        string? reason,
        string? actor,
        CancellationToken cancellationToken
    ) => Find(name) is null ? null : await store.PauseAsync(name, reason, actor, cancellationToken);

    /// <inheritdoc/>
    public async Task<bool?> ResumeAsync(string name, string? actor, CancellationToken cancellationToken) =>
        Find(name) is null ? null : await store.ResumeAsync(name, actor, cancellationToken);

    /// <inheritdoc/>
    public async Task<Admission?> TriggerAsync(
        string name,
        string actorTrigger,
        string? actor,
        IdempotencyKey? key,
        CancellationToken cancellationToken
    )
    {
        if (Find(name) is not { } schedule)
        {
            return null;
        }

        var (target, error) = await lists.TargetOfAsync(schedule.Target, cancellationToken);
        var request = new SyncRequest(target ?? throw new ScheduleRefusedException(error!))
        {
            MaxImagesPerPerson = schedule.MaxImagesPerPerson,
            DryRun = schedule.DryRun,
            Debug = schedule.Debug,
            Trigger = actorTrigger,
            Actor = actor,
            Schedule = name,
        };

        // Only a worker has a door: the command line steers schedules without one.
        return await services
            .GetRequiredService<IRunDoor>()
            .SubmitAsync(new RunSubmission(request) { Key = key }, cancellationToken);
    }

    private ScheduleDefinition? Find(string name) => setup.Schedules.FirstOrDefault(schedule => schedule.Name == name);

    private async Task<IReadOnlyList<ScheduleView>> ViewAsync(
        IReadOnlyList<ScheduleDefinition> schedules,
        CancellationToken cancellationToken
    )
    {
        var names = schedules.Select(schedule => schedule.Name).ToList();
        var states = await store.StatesAsync(names, LastFires, cancellationToken);
        var now = time.GetUtcNow();
        return [.. schedules.Zip(states, (schedule, state) => View(schedule, state, now))];
    }

    private static ScheduleView View(ScheduleDefinition schedule, ScheduleState state, DateTimeOffset now) =>
        new()
        {
            Name = schedule.Name,
            Cron = schedule.Cron,
            TimeZone = schedule.TimeZone,
            Target = schedule.Target.Known,
            PeopleFile = schedule.Target.PeopleFile,
            MaxImagesPerPerson = schedule.MaxImagesPerPerson,
            DryRun = schedule.DryRun,
            JitterSeconds = schedule.Jitter.TotalSeconds,
            Paused = state.PausedAt is not null,
            PausedAt = state.PausedAt,
            PausedBy = state.PausedBy,
            PauseReason = state.PauseReason,
            NextFires = schedule.Clock.Next(now, NextFires),
            LastFires = state.Fires,
        };
}
