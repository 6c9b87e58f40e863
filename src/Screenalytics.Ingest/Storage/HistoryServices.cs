using Screenalytics.Ingest.Runs;
using Screenalytics.Ingest.Storage.Care;
using Screenalytics.Ingest.Storage.Cluster;
using Screenalytics.Ingest.Storage.History;

namespace Screenalytics.Ingest.Storage;

/// <summary>Registers what looks at runs, takes them back, and shares the backend's places.</summary>
internal static class HistoryServices
{
    /// <summary>Adds them.</summary>
    /// <param name="services">The services.</param>
    /// <param name="source">The database.</param>
    /// <param name="jitter">A source of randomness, 0 to 1; safe to call from several threads.</param>
    public static IServiceCollection AddRunHistory(
        this IServiceCollection services,
        DatabaseSource source,
        Func<double> jitter
    ) =>
        services
            .AddSingleton<IRunHistory>(new PostgresRunHistory(source, jitter))
            .AddSingleton<IRunCare>(new PostgresRunCare(source, jitter))
            .AddSingleton<IClusterStore>(new PostgresClusterStore(source, jitter));
}
