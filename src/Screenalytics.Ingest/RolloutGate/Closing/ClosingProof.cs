using System.Globalization;
using Screenalytics.Ingest.Contracts.Gates;
using Screenalytics.Ingest.RolloutGate.Evidence.Verification;

namespace Screenalytics.Ingest.RolloutGate.Closing;

/// <summary>What a rollout is closed with.</summary>
/// <param name="Staging">Verified evidence of staging.</param>
/// <param name="StagingLink">Where it is found.</param>
/// <param name="Production">Verified evidence of production.</param>
/// <param name="ProductionLink">Where it is found.</param>
/// <param name="Today">The day that documents say they were updated on.</param>
internal sealed record ClosingProof(
    VerifiedEvidence Staging,
    EvidenceLink StagingLink,
    VerifiedEvidence Production,
    EvidenceLink ProductionLink,
    DateOnly Today
)
{
    /// <summary>Whether production was checked without writing.</summary>
    public bool IsReadOnly => Production.Evidence.ReadOnly;

    /// <summary>Links to both, in a document.</summary>
    public string Links(string document, string? anchor = null) =>
        $"[staging]({StagingLink.TargetFrom(document, anchor)}), [production]({ProductionLink.TargetFrom(document, anchor)}){(IsReadOnly ? " (confirmed read-only)" : "")}";

    /// <summary>The day that a gate ended on, in UTC.</summary>
    public static string DayOf(GateEvidence evidence) =>
        evidence.FinishedAt.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
