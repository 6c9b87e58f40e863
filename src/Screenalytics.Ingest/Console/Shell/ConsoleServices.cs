using Screenalytics.Ingest.Console.Live;
using Screenalytics.Ingest.Console.Logs;
using Screenalytics.Ingest.Console.Overview;
using Screenalytics.Ingest.Console.People;
using Screenalytics.Ingest.Console.Runs;
using Screenalytics.Ingest.Console.Schedules;
using Screenalytics.Ingest.Console.Security;
using Screenalytics.Ingest.Console.Triggering;

namespace Screenalytics.Ingest.Console.Shell;

/// <summary>Registers the web console.</summary>
internal static class ConsoleServices
{
    /// <summary>
    /// Adds the console; it needs the API, the run door, the ports of runs and their oversight, and the schedule board.
    /// </summary>
    public static IServiceCollection AddConsole(this IServiceCollection services, ConsoleOptions options)
    {
        services.AddRazorComponents();
        services.AddConsoleSecurity(options);
        services.AddSingleton<LiveServices>();
        services.AddSingleton<OverviewBoard>();
        services.AddSingleton<RunBoard>();
        services.AddSingleton<CompareBoard>();
        services.AddPeople();
        services.AddSingleton<RunStarter>();
        services.AddSingleton<TriggerBoard>();
        services.AddSingleton<PlanBoard>();
        services.AddSingleton<SchedulesBoard>();
        services.AddSingleton<LogsBoard>();
        services.AddSingleton<FallbackBoard>();
        return services;
    }
}
