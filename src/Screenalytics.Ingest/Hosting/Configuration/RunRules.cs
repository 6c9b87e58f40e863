using Screenalytics.Ingest.Contracts;

namespace Screenalytics.Ingest.Hosting.Configuration;

/// <summary>The rules between the settings of runs.</summary>
internal static class RunRules
{
    // Two signs of life may be lost, and the node's parts stay its own.
    private const int HeartbeatsPerLease = 3;

    /// <summary>Adds what is wrong to the configuration's errors.</summary>
    public static void Check(EffectiveConfiguration configuration)
    {
        var runs = configuration.Runs;
        if (runs.HeartbeatInterval * HeartbeatsPerLease > runs.LeaseDuration)
        {
            configuration.Errors.Add(
                $"Runs:HeartbeatInterval ({Durations.Show(runs.HeartbeatInterval)}) is more than a third of "
                    + $"Runs:LeaseDuration ({Durations.Show(runs.LeaseDuration)}): one late sign of life would lose a "
                    + "node its work; lower the former or raise the latter."
            );
        }
    }
}
