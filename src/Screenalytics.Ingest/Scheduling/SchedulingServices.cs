using System.Data.Common;
using Quartz;

namespace Screenalytics.Ingest.Scheduling;

/// <summary>Registers the scheduler, its jobs and the board.</summary>
internal static class SchedulingServices
{
    /// <summary>The name that the workers' schedulers share.</summary>
    public const string SchedulerName = "screenalytics-ingest";

    private const string TablePrefix = "screenalytics_ingest.qrtz_";

    // A worker that is paused while it holds the lock would stop all others: its server breaks such a transaction off.
    private const string Lock = """
        SELECT *, set_config('idle_in_transaction_session_timeout', '10s', true)
        FROM {0}LOCKS WHERE SCHED_NAME = @schedulerName AND LOCK_NAME = @lockName FOR UPDATE
        """;

    // Short, so that a worker that falls out is replaced soon; a trigger is held in advance for that long at most.
    private static readonly TimeSpan IdleWait = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan RetryPause = TimeSpan.FromSeconds(2);

    /// <summary>Adds what looks at schedules and steers them; no scheduler runs.</summary>
    /// <remarks>It needs <see cref="Runs.IScheduleStore"/> and <see cref="IPeopleLists"/>; triggering, the door too.</remarks>
    public static IServiceCollection AddScheduleBoard(this IServiceCollection services, SchedulerSetup setup) =>
        services.AddSingleton(setup).AddSingleton<IScheduleBoard, ScheduleBoard>();

    /// <summary>Adds the scheduler of a worker, and the board.</summary>
    /// <remarks>It needs the door, runs' care and options, and what the board needs.</remarks>
    /// <param name="services">The worker's services.</param>
    /// <param name="setup">What to keep to.</param>
    /// <param name="database">The connections that the scheduler has to itself.</param>
    public static IServiceCollection AddScheduling(
        this IServiceCollection services,
        SchedulerSetup setup,
        Func<IServiceProvider, DbDataSource> database
    )
    {
        services.AddScheduleBoard(setup);
        services.AddSingleton<ScheduleFiring>();
        services.AddSingleton<TriggerKeeper>();
        services.AddSingleton<SchedulerService>();
        services.AddTransient<SyncCastJob>();
        services.AddTransient<RetentionJob>();
        services.AddQuartz(quartz =>
        {
            quartz.ConfigureScheduler(scheduler =>
            {
                scheduler.InstanceName = SchedulerName;
                scheduler.InstanceId = setup.InstanceId;
                scheduler.IdleWaitTime = IdleWait;
                scheduler.ShutdownJobInterruption = ShutdownJobInterruption.Always;
            });
            quartz.UseDefaultThreadPool(setup.Options.MaxConcurrency);
            quartz.UsePersistentStore(store => Configure(store, setup.Options, database));
        });
        services.AddHealthChecks().AddCheck<SchedulerHealth>("scheduler").AddQuartz(check => check.Name = "quartz");
        return services;
    }

    private static void Configure(
        IPersistentStoreBuilder store,
        SchedulerOptions options,
        Func<IServiceProvider, DbDataSource> database
    )
    {
        store.UsePostgres(source => source.DataSourceFactory = database);
        store.UseSystemTextJsonSerializer();
        store.ConfigureStore(settings =>
        {
            settings.TablePrefix = TablePrefix;
            settings.StoreJobDataAsStrings = true;
            settings.SchemaProvisioning = SchemaProvisioning.Validate;
            settings.CommandTimeout = options.CommandTimeout;
            settings.MisfireThreshold = options.MisfireThreshold;
            settings.DbRetryInterval = RetryPause;
            settings.RecoverFiringsCancelledByShutdown = true;
            settings.UseBackgroundThreads = true;
            settings.SelectWithLockSql = Lock;
            settings.LockFreeFiringRounds = false;
        });
        if (options.Clustered)
        {
            store.UseClustering(cluster =>
            {
                cluster.CheckinInterval = options.CheckInInterval;
                cluster.CheckinMisfireThreshold = options.CheckInMisfireThreshold;
            });
        }
    }
}
