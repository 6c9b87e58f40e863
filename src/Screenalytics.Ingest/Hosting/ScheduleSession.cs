using Screenalytics.Ingest.Cli.Schedules;
using Screenalytics.Ingest.Hosting.Configuration;
using Screenalytics.Ingest.Runs;
using Screenalytics.Ingest.Scheduling;
using Screenalytics.Ingest.Storage.Schedules;

namespace Screenalytics.Ingest.Hosting;

/// <summary>Lets the <c>schedules</c> verbs look at schedules and pause them in the database itself.</summary>
internal sealed class ScheduleSession : IScheduleSession
{
    private readonly OpenedDatabase _database;
    private readonly ServiceProvider _services;

    /// <summary>Makes it.</summary>
    public ScheduleSession(EffectiveConfiguration configuration, OpenedDatabase database, TimeProvider time)
    {
        _database = database;
        var services = new ServiceCollection();
        services.AddSingleton(time);
        services.AddSingleton<IPeopleLists, PeopleLists>();
        services.AddSingleton<IScheduleStore>(new PostgresScheduleStore(database.Source, Jitter.Next));
        services.AddScheduleBoard(
            new SchedulerSetup(
                configuration.Scheduling,
                configuration.Schedules,
                NodeName.OfProcess(Jitter.Next),
                Jitter.Next
            )
        );
        _services = services.BuildServiceProvider();
    }

    /// <inheritdoc/>
    public IScheduleBoard Board => _services.GetRequiredService<IScheduleBoard>();

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        await _database.DisposeAsync();
    }
}
