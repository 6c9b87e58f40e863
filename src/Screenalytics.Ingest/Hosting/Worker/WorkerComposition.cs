using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Hosting.Systemd;
using Screenalytics.Ingest.Api;
using Screenalytics.Ingest.Cli;
using Screenalytics.Ingest.Console.Gallery;
using Screenalytics.Ingest.Console.Logs;
using Screenalytics.Ingest.Console.Shell;
using Screenalytics.Ingest.Contracts.Runs;
using Screenalytics.Ingest.Diagnostics.Files;
using Screenalytics.Ingest.Hosting.Configuration;
using Screenalytics.Ingest.Hosting.Worker.Health;
using Screenalytics.Ingest.Notifications;
using Screenalytics.Ingest.Runs;
using Screenalytics.Ingest.Runs.Oversight;
using Screenalytics.Ingest.Scheduling;
using Screenalytics.Ingest.Storage;
using Screenalytics.Ingest.Storage.Care;
using Screenalytics.Ingest.Storage.Cluster;
using Screenalytics.Ingest.Storage.History;
using Screenalytics.Ingest.Storage.Life;
using Screenalytics.Ingest.Storage.Oversight;
using Screenalytics.Ingest.Storage.Schedules;
using Screenalytics.Ingest.Storage.Targets;
using Screenalytics.Ingest.TrrBackend;

namespace Screenalytics.Ingest.Hosting.Worker;

/// <summary>The worker's table of contents.</summary>
internal static class WorkerComposition
{
    /// <summary>Composes it; nothing has begun yet.</summary>
    public static WebApplication Build(
        EffectiveConfiguration configuration,
        CommandSettings settings,
        CommandLog log,
        TimeProvider time
    )
    {
        var node = NodeName.OfProcess(Jitter.Next);
        var builder = WebApplication.CreateEmptyBuilder(
            new WebApplicationOptions
            {
                ApplicationName = CliApplication.Name,
                ContentRootPath = AppContext.BaseDirectory,
            }
        );
        builder.WebHost.UseKestrelCore().UseUrls(configuration.Api.Listen);
        builder.Services.Configure<KestrelServerOptions>(server => server.AddServerHeader = false);
        builder.Services.AddRoutingCore();
        builder.Services.AddSingleton(log.Factory);
        builder.Services.AddSingleton<IHostLifetime, QuietLifetime>();
        builder.Services.Configure<Microsoft.Extensions.Hosting.HostOptions>(host =>
            host.ShutdownTimeout = configuration.Worker.GracePeriod
        );
        builder.Services.AddSingleton(configuration.Redactor);
        builder.Services.AddSingleton(log.Levels);
        AddOptions(builder.Services, configuration, node, time);
        AddStores(builder.Services, configuration, settings);
        AddWork(builder.Services, configuration, node);
        builder.Services.AddSingleton<IApiHost, ApiHost>();
        builder.Services.AddIngestApi(configuration.Api);
        builder.Services.AddConsole(configuration.Console);
        AddGallery(builder.Services, configuration);
        AddHealth(builder.Services, configuration);

        var app = builder.Build();
        if (configuration.Console.Enabled)
        {
            app.UseConsole();
            app.MapConsole();
        }

        app.MapHealth();
        app.MapIngestApi();
        return app;
    }

    private static void AddOptions(
        IServiceCollection services,
        EffectiveConfiguration configuration,
        NodeName node,
        TimeProvider time
    )
    {
        services.AddSingleton(time);
        services.AddSingleton(node);
        services.AddSingleton(
            new LogHome(
                configuration.Log.Files ? Path.Combine(configuration.Host.DataDirectory!, LogFolder.Name) : null,
                node.Value
            )
        );
        services.AddSingleton(configuration.Sync);
        services.AddSingleton(configuration.Runs);
        services.AddSingleton(configuration.Worker);
        services.AddSingleton<ISystemdNotifier>(new SystemdNotifier());
    }

    // Made when they are asked for first, which nobody does before the database is there.
    private static void AddStores(
        IServiceCollection services,
        EffectiveConfiguration configuration,
        CommandSettings settings
    )
    {
        services.AddSingleton(provider => new WorkerDatabase(
            configuration,
            settings,
            provider.GetRequiredService<NodeName>(),
            provider.GetRequiredService<TimeProvider>()
        ));
        services.AddSingleton<IRunStore>(provider => new PostgresRunStore(
            SourceOf(provider),
            configuration.Runs,
            Jitter.Next
        ));
        services.AddSingleton<IRunHistory>(provider => new PostgresRunHistory(SourceOf(provider), Jitter.Next));
        services.AddSingleton<IRunCare>(provider => new PostgresRunCare(SourceOf(provider), Jitter.Next));
        services.AddSingleton<IClusterStore>(provider => new PostgresClusterStore(SourceOf(provider), Jitter.Next));
        services.AddSingleton<IBacklogStore>(provider => new PostgresBacklog(
            SourceOf(provider),
            new DatabaseRetry(SourceOf(provider), Jitter.Next, DatabaseRetry.Brief)
        ));
        services.AddSingleton<ITargetStore>(provider => new PostgresTargets(SourceOf(provider), Jitter.Next));
        services.AddSingleton<IWebhookOutbox>(provider => new PostgresOutbox(SourceOf(provider), Jitter.Next));
        services.AddSingleton<IScheduleStore>(provider => new PostgresScheduleStore(SourceOf(provider), Jitter.Next));
        services.AddSingleton<ISessionStore>(provider => new PostgresSessions(SourceOf(provider), Jitter.Next));
        services.AddSingleton<IAuditTrail>(provider => new PostgresAudit(SourceOf(provider), Jitter.Next));
        services.AddSingleton<IRunTrends>(provider => new PostgresTrends(SourceOf(provider), Jitter.Next));
        services.AddSingleton<IRunComparison>(provider => new PostgresComparison(SourceOf(provider), Jitter.Next));
    }

    private static DatabaseSource SourceOf(IServiceProvider provider) =>
        provider.GetRequiredService<WorkerDatabase>().Source;

    // In the order that they start in; they stop the other way round.
    private static void AddWork(IServiceCollection services, EffectiveConfiguration configuration, NodeName node)
    {
        services.AddSingleton<WorkerState>();
        services.AddSingleton<WorkerLife>();
        services.AddTrrBackend(configuration.Trr, Jitter.Next);
        services.AddRuns();
        services.AddClusterMembership(NodeKind.Worker);
        services.AddSingleton<RunGauges>();
        services.AddSingleton<IWorkerPart, GaugesPart>();
        services.AddSingleton<IWorkerPart, ClusterPart>();
        services.AddSingleton<IWorkerPart, RunPart>();
        services.AddNotifications(configuration.Notifications, Jitter.Next);
        services.AddSingleton<IWorkerPart, NotificationPart>();
        AddScheduler(services, configuration, node);
    }

    private static void AddScheduler(IServiceCollection services, EffectiveConfiguration configuration, NodeName node)
    {
        services.AddSingleton<IPeopleLists, PeopleLists>();
        services.AddScheduling(
            new SchedulerSetup(configuration.Scheduling, configuration.Schedules, node, Jitter.Next),
            provider => provider.GetRequiredService<WorkerDatabase>().SchedulerSource.Pool
        );
        services.AddSingleton<IWorkerPart, SchedulerPart>();
    }

    private static void AddGallery(IServiceCollection services, EffectiveConfiguration configuration) =>
        services.AddGallery(
            _ => TrrGalleries.Open(configuration),
            provider =>
            {
                var client = TrrBackendServices.CreateForToggles(
                    configuration.Trr,
                    Jitter.Next,
                    provider.GetRequiredService<TimeProvider>(),
                    configuration.Redactor
                );
                return new SeedToggler(client, client.BackendHost, client.CanToggle);
            }
        );

    private static void AddHealth(IServiceCollection services, EffectiveConfiguration configuration)
    {
        services.AddSingleton<DrainHealth>();
        services.AddSingleton<DatabaseHealth>();
        services.AddSingleton(provider => new SchemaHealth(
            provider.GetRequiredService<IRunStore>,
            provider.GetRequiredService<TimeProvider>()
        ));
        services.AddSingleton<CheckInHealth>();
        services.AddSingleton(provider => new BackendHealth(
            provider.GetRequiredService<TrrBackendClient>(),
            AddressOf(configuration),
            provider.GetRequiredService<TimeProvider>()
        ));
        services
            .AddHealthChecks()
            .AddCheck<DrainHealth>("worker", tags: [HealthEndpoints.Always])
            .AddCheck<DatabaseHealth>("database", tags: [HealthEndpoints.Always], timeout: HealthEndpoints.Patience)
            .AddCheck<SchemaHealth>("schema", timeout: HealthEndpoints.Patience)
            .AddCheck<CheckInHealth>("check_in", timeout: HealthEndpoints.Patience)
            .AddCheck<BackendHealth>("trr_backend", tags: [HealthEndpoints.Always], timeout: HealthEndpoints.Patience);
    }

    private static Uri AddressOf(EffectiveConfiguration configuration) =>
        BackendAddress.TryParse(configuration.Trr.ApiUrl, out var address, out var error)
            ? new Uri(address.ApiRoot)
            : throw new InvalidOperationException(error);
}
