using Screenalytics.Ingest.Contracts.Gates;
using Screenalytics.Ingest.RolloutGate;
using Screenalytics.Ingest.RolloutGate.Closing;
using Screenalytics.Ingest.RolloutGate.Evidence;
using Screenalytics.Ingest.RolloutGate.Evidence.Verification;

namespace Screenalytics.Ingest.Cli.Gates;

/// <summary>The order of environments: production is checked after staging.</summary>
/// <param name="Order">What is recorded of it.</param>
/// <param name="Staging">The evidence of staging that production is checked on; null when none is needed.</param>
internal sealed record RunOrder(GateOrder Order, VerifiedEvidence? Staging)
{
    /// <summary>Sees that a gate's turn has come; null when it has not, which the operator is told.</summary>
    /// <param name="call">The verb's use.</param>
    /// <param name="options">What the operator said.</param>
    /// <param name="environment">What is checked.</param>
    /// <param name="root">The folder that evidence lies in.</param>
    /// <param name="keys">The keys that are here.</param>
    public static RunOrder? Take(
        GateCall call,
        RunOptions options,
        GateEnvironment environment,
        string root,
        IReadOnlyList<SigningKey> keys
    )
    {
        var attested = options.IsAttested(call.Parsed);
        var isProduction = environment.Stage == GateStage.Production;
        var order = new GateOrder
        {
            DeployedInOrder = attested,
            AttestedBy = attested ? Environment.UserName : null,
            WithoutStagingReason = isProduction ? options.WithoutStagingOf(call.Parsed) : null,
        };
        if (!isProduction || order.WithoutStagingReason is not null)
        {
            return new RunOrder(order, null);
        }

        var staging = StagingProof.Find(options.StagingOf(call.Parsed), root, keys);
        if (staging.Evidence is not { } evidence)
        {
            call.Console.Error.WriteLine($"error: production is checked after staging, and {staging.Refusal}");
            call.Console.Error.WriteLine(
                "Run the gate of staging first, name its evidence with --staging FOLDER, or say --without-staging REASON."
            );
            return null;
        }

        return new RunOrder(
            order with
            {
                StagingGateId = evidence.Evidence.GateId,
                StagingManifestSha256 = evidence.ManifestSha256,
            },
            evidence
        );
    }

    /// <summary>Whether what the gate is pointed at is another place than staging; else the operator is told.</summary>
    /// <param name="call">The verb's use.</param>
    /// <param name="head">What the gate is pointed at.</param>
    public bool Allows(GateCall call, GateEvidence head)
    {
        if (Staging is not { } staging || !ClosingRules.AreOneBackend(staging.Evidence, head))
        {
            return true;
        }

        call.Console.Error.WriteLine(
            $"error: production is pointed at {head.Place.Backend}, and so was staging's gate whose evidence is {staging.Folder}: one of them is not the environment that it is called."
        );
        call.Console.Error.WriteLine(
            "Set TRR_API_URL to production's backend, name other evidence with --staging FOLDER, or say --without-staging REASON. Nothing was touched."
        );
        return false;
    }
}
