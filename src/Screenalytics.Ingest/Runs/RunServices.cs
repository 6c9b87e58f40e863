using Screenalytics.Ingest.Runs.Logging;
using Screenalytics.Ingest.Sync;

namespace Screenalytics.Ingest.Runs;

/// <summary>Registers the one door, and what works behind it.</summary>
internal static class RunServices
{
    /// <summary>
    /// Adds the door; it needs a store, a history, a client, a node's name, and the options of runs and of the sync.
    /// </summary>
    public static IServiceCollection AddRuns(this IServiceCollection services) =>
        services
            .AddSingleton<RunLoggers>()
            .AddSingleton<IRunWatch, RunLogWatch>()
            .AddSingleton(provider => SuddenChange.Of(provider.GetRequiredService<SyncOptions>()))
            .AddSingleton<PipelineRunner>()
            .AddSingleton<LeaseKeeper>()
            .AddSingleton<PartRunner>()
            .AddSingleton<ForegroundRuns>()
            .AddSingleton<WorkSignal>()
            .AddSingleton<RunWorker>()
            .AddSingleton<IRunWatch, MeteringWatch>()
            .AddSingleton<IRunDoor, RunDoor>();
}
