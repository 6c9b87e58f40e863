namespace Screenalytics.Ingest.Runs;

/// <summary>Registers the one door.</summary>
internal static class RunServices
{
    /// <summary>Adds the door; it needs a store, a client and the sync's options.</summary>
    public static IServiceCollection AddRuns(this IServiceCollection services) =>
        services.AddSingleton<IRunDoor, RunDoor>();
}
