using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Screenalytics.Ingest.Cli.Schedules;
using Screenalytics.Ingest.Contracts.Scheduling;
using Screenalytics.Ingest.Runs;
using Screenalytics.Ingest.Scheduling;

namespace Screenalytics.Ingest.Tests.Cli;

/// <summary>The real board over schedules that are kept in memory.</summary>
internal sealed class FakeSchedules(IReadOnlyList<ScheduleDefinition> schedules) : IScheduleSession, IScheduleStore
{
    public static readonly Guid RunId = new("0193c1f0-0000-7000-8000-000000000001");

    private readonly Dictionary<string, (string? Reason, string? Actor)> _paused = new()
    {
        ["weekly"] = ("the backend moves house", "ada"),
    };

    public IScheduleBoard Board =>
        new ScheduleBoard(
            new SchedulerSetup(new SchedulerOptions(), schedules, new NodeName("n/1"), () => 0),
            this,
            null!,
            new FakeTimeProvider(),
            new ServiceCollection().BuildServiceProvider()
        );

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    public Task CheckReadyAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task<bool> PauseAsync(string schedule, string? reason, string? actor, CancellationToken cancellationToken) =>
        Task.FromResult(_paused.TryAdd(schedule, (reason, actor)));

    public Task<bool> ResumeAsync(string schedule, string? actor, CancellationToken cancellationToken) =>
        Task.FromResult(_paused.Remove(schedule));

    public Task<IReadOnlyList<ScheduleState>> StatesAsync(
        IReadOnlyList<string> names,
        int fires,
        CancellationToken cancellationToken
    ) => Task.FromResult<IReadOnlyList<ScheduleState>>([.. names.Select(StateOf)]);

    public Task RecordRefusedAsync(
        string schedule,
        DateTimeOffset scheduledFor,
        bool late,
        string node,
        string detail,
        CancellationToken cancellationToken
    ) => Task.CompletedTask;

    public Task<int> PurgeFiresAsync(TimeSpan retain, CancellationToken cancellationToken) => Task.FromResult(0);

    private ScheduleState StateOf(string name)
    {
        var fire = new ScheduleFire
        {
            ScheduledFor = new FakeTimeProvider().GetUtcNow().AddDays(-1),
            FiredAt = new FakeTimeProvider().GetUtcNow(),
            Node = "n/1",
            Outcome = ScheduleFireOutcome.Skipped,
            Late = true,
            RunId = RunId,
        };
        return _paused.TryGetValue(name, out var pause)
            ? new ScheduleState(name, new FakeTimeProvider().GetUtcNow(), pause.Actor, pause.Reason, [])
            : new ScheduleState(name, null, null, null, [fire]);
    }
}
