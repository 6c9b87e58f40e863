using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Quartz;
using Screenalytics.Ingest.Contracts.Runs;
using Screenalytics.Ingest.Hosting;
using Screenalytics.Ingest.IntegrationTests.Storage;
using Screenalytics.Ingest.Runs;
using Screenalytics.Ingest.Scheduling;
using Screenalytics.Ingest.Storage;
using Screenalytics.Ingest.Storage.Schedules;

namespace Screenalytics.Ingest.IntegrationTests.Scheduling;

/// <summary>A worker's scheduler, alone in a container of its own.</summary>
internal sealed class SchedulingNode : IAsyncDisposable
{
    private readonly ServiceProvider _services;
    private readonly StorageDatabase _connections;
    private readonly StorageDatabase _quartz;

    private SchedulingNode(
        string url,
        string name,
        IReadOnlyList<ScheduleDefinition> schedules,
        SchedulerOptions options
    )
    {
        (_connections, _quartz) = (StorageDatabase.Open(url, TimeSpan.FromSeconds(1)), StorageDatabase.Open(url));
        Door = new RecordingDoor(_connections.NewStore());
        var services = new ServiceCollection();
        services.AddLogging(log => log.AddProvider(Log).SetMinimumLevel(LogLevel.Debug));
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton<IRunDoor>(Door);
        services.AddSingleton<IRunCare, NoCare>();
        services.AddSingleton(new RunOptions());
        services.AddSingleton<IPeopleLists, PeopleLists>();
        services.AddSingleton<IScheduleStore>(new PostgresScheduleStore(_connections.Source, () => 0.5));
        services.AddScheduling(
            new SchedulerSetup(options, schedules, new NodeName(name), () => 0.5),
            _ => _quartz.Source.Connections
        );
        _services = services.BuildServiceProvider();
    }

    public RecordingDoor Door { get; }

    public LogLines Log { get; } = new();

    public IScheduleBoard Board => _services.GetRequiredService<IScheduleBoard>();

    public SchedulerService Life => _services.GetRequiredService<SchedulerService>();

    public static SchedulerOptions Quick =>
        new()
        {
            CheckInInterval = TimeSpan.FromSeconds(1),
            CheckInMisfireThreshold = TimeSpan.FromSeconds(1),
            MisfireThreshold = TimeSpan.FromSeconds(2),
        };

    public static SchedulingNode Create(string url, string name, params ScheduleDefinition[] schedules) =>
        new(url, name, schedules, Quick);

    public static ScheduleDefinition Every(string cron, string name = "nightly") =>
        new()
        {
            Name = name,
            Cron = cron,
            TimeZone = "UTC",
            Target = new ScheduleTarget { EpisodeId = new Guid("3f2504e0-4f89-41d3-9a0c-0305e82c3301") },
        };

    /// <summary>Starts the scheduler.</summary>
    public async Task<SchedulingNode> StartAsync()
    {
        await Life.StartAsync(CancellationToken.None);
        return this;
    }

    public Task StopAsync() => Life.StopAsync(CancellationToken.None);

    public ValueTask<IScheduler> SchedulerAsync() => _services.GetRequiredService<ISchedulerFactory>().GetScheduler();

    public Task<HealthReport> HealthAsync() => _services.GetRequiredService<HealthCheckService>().CheckHealthAsync();

    /// <summary>Cuts the scheduler off from its database for good, the way a killed process is.</summary>
    public async Task CutAsync()
    {
        await _quartz.Source.DisposeAsync();
        await _connections.Source.DisposeAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        await _services.DisposeAsync();
        await _quartz.DisposeAsync();
        await _connections.DisposeAsync();
    }

    private sealed class NoCare : IRunCare
    {
        public Task<UndoReport?> PlanUndoAsync(Guid runId, CancellationToken cancellationToken) =>
            Task.FromResult<UndoReport?>(null);

        public Task<UndoReport?> UndoAsync(Guid runId, string? actor, CancellationToken cancellationToken) =>
            Task.FromResult<UndoReport?>(null);

        public Task<Acceptance?> AcceptAsync(Guid runId, string? actor, CancellationToken cancellationToken) =>
            Task.FromResult<Acceptance?>(null);

        public Task<int> PurgeAsync(
            TimeSpan failures,
            TimeSpan others,
            TimeSpan audit,
            CancellationToken cancellationToken
        ) => Task.FromResult(0);
    }
}
