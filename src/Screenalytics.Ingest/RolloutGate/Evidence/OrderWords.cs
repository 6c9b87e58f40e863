using Screenalytics.Ingest.Contracts.Gates;

namespace Screenalytics.Ingest.RolloutGate.Evidence;

/// <summary>What is known of the rollout's order, in sentences.</summary>
internal static class OrderWords
{
    /// <summary>The sentences.</summary>
    public static IReadOnlyList<string> Of(GateEvidence evidence)
    {
        var order = evidence.Order;
        List<string> sentences =
        [
            order.DeployedInOrder
                ? $"Backend, app and screenalytics were deployed in that order: attested by {order.AttestedBy ?? "nobody named"}."
                : "That backend, app and screenalytics were deployed in that order is not attested.",
        ];
        if (order.StagingGateId is { } staging)
        {
            sentences.Add(
                $"Staging was checked before by gate {staging}, whose evidence was verified (manifest SHA-256 {order.StagingManifestSha256 ?? "not noted"})."
            );
        }

        if (order.WithoutStagingReason is { } reason)
        {
            sentences.Add($"Checked without verified evidence of staging, since: {reason}");
        }

        return sentences;
    }
}
