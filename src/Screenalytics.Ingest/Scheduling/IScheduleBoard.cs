using Screenalytics.Ingest.Contracts.Scheduling;
using Screenalytics.Ingest.Contracts.Sync;
using Screenalytics.Ingest.Runs;

namespace Screenalytics.Ingest.Scheduling;

/// <summary>The schedules of the configuration and how they fare, to look at and to steer.</summary>
internal interface IScheduleBoard
{
    /// <summary>All schedules, in the configuration's order.</summary>
    Task<IReadOnlyList<ScheduleView>> ListAsync(CancellationToken cancellationToken);

    /// <summary>A schedule, or null when the configuration has none of that name.</summary>
    Task<ScheduleView?> FindAsync(string name, CancellationToken cancellationToken);

    /// <summary>Pauses a schedule: it goes on coming due, which is recorded, and starts nothing.</summary>
    /// <param name="name">The schedule.</param>
    /// <param name="reason">Why, or null.</param>
    /// <param name="actor">By whom, or null.</param>
    /// <param name="cancellationToken">The caller's cancellation.</param>
    /// <returns>False when it was paused already, which stays as it is; null when there is no such schedule.</returns>
    Task<bool?> PauseAsync(string name, string? reason, string? actor, CancellationToken cancellationToken);

    /// <summary>Resumes a schedule; what it missed while it was paused is not caught up.</summary>
    /// <param name="name">The schedule.</param>
    /// <param name="actor">By whom, or null.</param>
    /// <param name="cancellationToken">The caller's cancellation.</param>
    /// <returns>False when it was not paused; null when there is no such schedule.</returns>
    Task<bool?> ResumeAsync(string name, string? actor, CancellationToken cancellationToken);

    /// <summary>Asks for a run of what a schedule syncs, now, whether it is paused or not.</summary>
    /// <param name="name">The schedule.</param>
    /// <param name="actorTrigger">Who asks: one of <see cref="RunTriggers"/>.</param>
    /// <param name="actor">By whom, or null.</param>
    /// <param name="key">The caller's key, or null.</param>
    /// <param name="cancellationToken">The caller's cancellation.</param>
    /// <returns>What became of the run; null when there is no such schedule.</returns>
    /// <exception cref="ScheduleRefusedException">Its list of people can't be used.</exception>
    Task<Admission?> TriggerAsync(
        string name,
        string actorTrigger,
        string? actor,
        IdempotencyKey? key,
        CancellationToken cancellationToken
    );
}
