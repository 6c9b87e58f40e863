namespace Screenalytics.Ingest.Runs;

/// <summary>What is kept of schedules beside their definition: pauses, and the times that they came due.</summary>
internal interface IScheduleStore
{
    /// <summary>Proves that the scheduler has its tables and the rights on them.</summary>
    /// <exception cref="Sync.RunStoppedException">Something is missing; the message names it and the command that mends it.</exception>
    Task CheckReadyAsync(CancellationToken cancellationToken);

    /// <summary>Pauses a schedule; one that is paused stays so, with its first reason.</summary>
    /// <returns>Whether it was not paused before.</returns>
    Task<bool> PauseAsync(string schedule, string? reason, string? actor, CancellationToken cancellationToken);

    /// <summary>Lets a schedule go on.</summary>
    /// <returns>Whether it was paused before.</returns>
    Task<bool> ResumeAsync(string schedule, string? actor, CancellationToken cancellationToken);

    /// <summary>The state of these schedules, in their order.</summary>
    /// <param name="schedules">Their names.</param>
    /// <param name="fires">How many of the last times that each came due.</param>
    /// <param name="cancellationToken">The caller's cancellation.</param>
    Task<IReadOnlyList<ScheduleState>> StatesAsync(
        IReadOnlyList<string> schedules,
        int fires,
        CancellationToken cancellationToken
    );

    /// <summary>Records a coming due that no run could be asked for; one that is recorded already stays.</summary>
    Task RecordRefusedAsync(
        string schedule,
        DateTimeOffset scheduledFor,
        bool late,
        string node,
        string detail,
        CancellationToken cancellationToken
    );

    /// <summary>Purges what came due longer ago than that.</summary>
    /// <returns>How many comings due were purged.</returns>
    Task<int> PurgeFiresAsync(TimeSpan retain, CancellationToken cancellationToken);
}
