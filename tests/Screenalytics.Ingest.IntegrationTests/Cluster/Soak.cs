using System.Globalization;
using System.Security.Cryptography;

namespace Screenalytics.Ingest.IntegrationTests.Cluster;

/// <summary>How long the suites of this folder go on: briefly in every test run, for long where SOAK is set.</summary>
internal static class Soak
{
    /// <summary>What decides everything random here; set SOAK_SEED to have a run's decisions again.</summary>
    public static int Seed { get; } = Number("SOAK_SEED") ?? RandomNumberGenerator.GetInt32(1_000_000);

    /// <summary>How many rounds to play; SOAK_ROUNDS goes before both.</summary>
    public static int Rounds(int few, int many) =>
        Number("SOAK_ROUNDS") ?? (Environment.GetEnvironmentVariable("SOAK") is null or "" or "0" ? few : many);

    /// <summary>Fails with what went wrong in which round.</summary>
    public static void FailOn(IReadOnlyList<string> failures)
    {
        if (failures.Count > 0)
        {
            Assert.Fail(string.Join("\n\n", failures));
        }
    }

    private static int? Number(string name) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), CultureInfo.InvariantCulture, out var number)
            ? number
            : null;
}
