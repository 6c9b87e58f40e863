using Microsoft.Extensions.Hosting.Systemd;
using Screenalytics.Ingest.Cli;
using Screenalytics.Ingest.Hosting.Configuration;
using Screenalytics.Ingest.Hosting.Worker.Health;
using Screenalytics.Ingest.Runs;
using Screenalytics.Ingest.Storage;
using Screenalytics.Ingest.Storage.History;
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
        var builder = WebApplication.CreateEmptyBuilder(
            new WebApplicationOptions
            {
                ApplicationName = CliApplication.Name,
                ContentRootPath = AppContext.BaseDirectory,
            }
        );
        builder.WebHost.UseKestrelCore().UseUrls(configuration.Api.Listen);
        builder.Services.AddRoutingCore();
        builder.Services.AddSingleton(log.Factory);
        builder.Services.AddSingleton<IHostLifetime, QuietLifetime>();
        builder.Services.Configure<Microsoft.Extensions.Hosting.HostOptions>(host =>
            host.ShutdownTimeout = configuration.Worker.GracePeriod
        );
        AddOptions(builder.Services, configuration, time);
        AddStores(builder.Services, configuration, settings, time);
        AddWork(builder.Services, configuration);
        AddHealth(builder.Services, configuration);

        var app = builder.Build();
        app.MapHealth();
        return app;
    }

    private static void AddOptions(IServiceCollection services, EffectiveConfiguration configuration, TimeProvider time)
    {
        services.AddSingleton(time);
        services.AddSingleton(configuration.Sync);
        services.AddSingleton(configuration.Runs);
        services.AddSingleton(configuration.Worker);
        services.AddSingleton(NodeName.OfProcess(Jitter.Next));
        services.AddSingleton<ISystemdNotifier>(new SystemdNotifier());
    }

    // Made when they are asked for first, which nobody does before the database is there.
    private static void AddStores(
        IServiceCollection services,
        EffectiveConfiguration configuration,
        CommandSettings settings,
        TimeProvider time
    )
    {
        services.AddSingleton(provider => new WorkerDatabase(
            configuration,
            settings,
            time,
            provider.GetRequiredService<NodeName>()
        ));
        services.AddSingleton<IRunStore>(provider => new PostgresRunStore(
            provider.GetRequiredService<WorkerDatabase>().Source,
            configuration.Runs,
            Jitter.Next
        ));
        services.AddSingleton<IRunHistory>(provider => new PostgresRunHistory(
            provider.GetRequiredService<WorkerDatabase>().Source,
            Jitter.Next
        ));
    }

    private static void AddWork(IServiceCollection services, EffectiveConfiguration configuration)
    {
        services.AddSingleton<WorkerState>();
        services.AddSingleton<WorkerLife>();
        services.AddTrrBackend(configuration.Trr, Jitter.Next);
        services.AddRuns();
    }

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
            .AddCheck<BackendHealth>("trr_backend", tags: [HealthEndpoints.Always], timeout: HealthEndpoints.Patience);
    }

    private static Uri AddressOf(EffectiveConfiguration configuration) =>
        BackendAddress.TryParse(configuration.Trr.ApiUrl, out var address, out var error)
            ? new Uri(address.ApiRoot)
            : throw new InvalidOperationException(error);
}
