using Screenalytics.Ingest.RolloutGate;
using Screenalytics.Ingest.RolloutGate.Environments;

namespace Screenalytics.Ingest.Tests.RolloutGate.Environments;

/// <summary>What tests of environments say again and again.</summary>
internal static class EnvironmentReadings
{
    /// <summary>Records compare lists by reference, so the logs are compared apart.</summary>
    public static void ShouldBeSame(this EnvironmentReading reading, GateEnvironment wanted)
    {
        reading.Errors.ShouldBeEmpty();
        var read = reading.Environment.ShouldNotBeNull();
        read.AccessLogs.ShouldBe(wanted.AccessLogs);
        (read with { AccessLogs = wanted.AccessLogs }).ShouldBe(wanted);
    }
}
