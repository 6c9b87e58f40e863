using Screenalytics.Ingest.Cli.Configuration;
using Screenalytics.Ingest.Hosting.Configuration;
using Screenalytics.Ingest.RolloutGate;
using Screenalytics.Ingest.RolloutGate.Environments;

namespace Screenalytics.Ingest.Hosting;

/// <summary>Sees that a gate's environment and the configuration mean the same place, before anything is asked of it.</summary>
internal static class GateEnvironmentCheck
{
    /// <summary>Compares the backend and the app.</summary>
    /// <exception cref="BadConfigurationException">They differ.</exception>
    public static void Addresses(EffectiveConfiguration configuration, GateEnvironment? environment)
    {
        if (environment is null)
        {
            return;
        }

        var errors = GateEnvironmentRules.Contradictions(
            environment,
            configuration.Trr.ApiUrl,
            configuration.Gate.AppUrl
        );
        if (errors.Count > 0)
        {
            throw new BadConfigurationException(errors);
        }
    }

    /// <summary>Compares the face bank's database; a session that is refused is closed.</summary>
    /// <exception cref="BadConfigurationException">They differ.</exception>
    public static async Task DatabaseAsync(SyncSession sync, GateEnvironment? environment)
    {
        var url = sync.Database.Source.Url;
        if (
            environment is not null
            && GateEnvironmentRules.DatabaseContradiction(environment, url.Host, url.Database) is { } error
        )
        {
            await sync.DisposeAsync();
            throw new BadConfigurationException([error]);
        }
    }
}
