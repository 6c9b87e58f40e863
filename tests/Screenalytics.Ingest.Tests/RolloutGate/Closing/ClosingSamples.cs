using System.Text;
using Screenalytics.Ingest.Contracts.Gates;
using Screenalytics.Ingest.RolloutGate.Closing;
using Screenalytics.Ingest.RolloutGate.Evidence.Verification;
using Screenalytics.Ingest.Tests.Architecture;
using Screenalytics.Ingest.Tests.RolloutGate.Evidence;

namespace Screenalytics.Ingest.Tests.RolloutGate.Closing;

/// <summary>Plans, and what they are closed with.</summary>
internal static class ClosingSamples
{
    public const string Path = "/plans/app/docs/plan.md";

    public static readonly DateTimeOffset Later = new(2026, 11, 23, 9, 30, 0, TimeSpan.Zero);

    public static string SeedPlan => Read("seed-plan.txt");

    public static string ClosedSeedPlan => Read("seed-plan-closed.txt");

    public static ClosingProof Proof(bool readOnly = false, string? url = null) =>
        new(
            Verified(SampleGate.Proven()),
            new EvidenceLink("/plans/evidence/staging one", url is null ? null : $"{url}/staging.html"),
            Verified(SampleGate.Proven(GateStage.Production, Later, readOnly)),
            new EvidenceLink("/plans/evidence/production", url is null ? null : $"{url}/production/"),
            new DateOnly(2026, 11, 24)
        );

    public static PlanEdit Edit(string text, ClosingProof? proof = null) =>
        PlanEditor.Edit(Path, Encoding.UTF8.GetBytes(text), proof ?? Proof());

    public static string Text(PlanEdit edit) => Encoding.UTF8.GetString(edit.Edited);

    private static VerifiedEvidence Verified(GateEvidence evidence) =>
        new(
            "/evidence",
            evidence,
            new GateManifest
            {
                GateId = evidence.GateId,
                SignedAt = evidence.FinishedAt,
                Files = [],
            },
            new string('a', 64),
            "0123456789abcdef"
        );

    private static string Read(string name) =>
        File.ReadAllText(ReadmeTests.Find($"tests/Screenalytics.Ingest.Tests/RolloutGate/Closing/{name}"));
}
