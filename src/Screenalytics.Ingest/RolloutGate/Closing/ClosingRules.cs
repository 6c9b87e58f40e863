using Screenalytics.Ingest.Contracts.Gates;
using Screenalytics.Ingest.RolloutGate.Evidence;

namespace Screenalytics.Ingest.RolloutGate.Closing;

/// <summary>When a rollout may be called completed.</summary>
internal static class ClosingRules
{
    /// <summary>Every reason why it may not; none when it may.</summary>
    /// <param name="staging">The gate of staging.</param>
    /// <param name="production">The gate of production.</param>
    public static IReadOnlyList<string> ReasonsAgainst(GateEvidence staging, GateEvidence production)
    {
        List<string> reasons = [];
        Check(reasons, "staging", staging, GateStage.Staging);
        Check(reasons, "production", production, GateStage.Production);
        if (staging.Verdict != GateVerdict.Proven || staging.ReadOnly)
        {
            reasons.Add(
                $"staging is not proven in full, but {VerdictWords.Of(staging)} ({Open(staging, _ => true)}): run the gate there without --read-only until it is."
            );
        }

        foreach (
            var step in production.Steps.Where(step => step.Verdict is GateVerdict.Disproven or GateVerdict.NotJudged)
        )
        {
            reasons.Add($"production: step {step.Id} is {VerdictWords.Of(step.Verdict)}: {step.Summary}");
        }

        if (!production.ReadOnly && production.Steps.Any(step => step.Verdict == GateVerdict.LeftOut))
        {
            reasons.Add(
                $"production left steps out and was not read-only ({Open(production, verdict => verdict == GateVerdict.LeftOut)})."
            );
        }

        if (production.StartedAt < staging.FinishedAt)
        {
            reasons.Add(
                FormattableString.Invariant(
                    $"production was checked from {production.StartedAt.UtcDateTime:yyyy-MM-dd HH:mm:ss} UTC, before staging's gate had ended at {staging.FinishedAt.UtcDateTime:yyyy-MM-dd HH:mm:ss} UTC: check it again."
                )
            );
        }

        if (AreOneBackend(staging, production))
        {
            reasons.Add(
                $"both gates were pointed at the same backend, {staging.Place.Backend}: staging and production are not two there."
            );
        }

        return reasons;
    }

    /// <summary>Whether two gates were pointed at the same backend.</summary>
    public static bool AreOneBackend(GateEvidence staging, GateEvidence production) =>
        staging.Place.Backend.Equals(production.Place.Backend, StringComparison.OrdinalIgnoreCase);

    /// <summary>What is worth knowing, and no reason against it.</summary>
    public static IReadOnlyList<string> Notes(GateEvidence staging, GateEvidence production)
    {
        List<string> notes = [];
        if (production.ReadOnly)
        {
            var leftOut = Open(production, verdict => verdict == GateVerdict.LeftOut);
            notes.Add(
                $"Production is confirmed read-only; left out there, and proven on staging only: {(leftOut.Length == 0 ? "nothing" : leftOut)}."
            );
        }

        if (staging.Version != production.Version)
        {
            notes.Add(
                $"The gates were of different versions of the program: {staging.Version}, then {production.Version}."
            );
        }

        if (production.Order.WithoutStagingReason is { } reason)
        {
            notes.Add($"Production was checked without verified evidence of staging, since: {reason}");
        }
        else if (production.Order.StagingGateId is { } other && other != staging.GateId)
        {
            notes.Add($"Production was checked after gate {other} of staging, which is not this one.");
        }

        foreach (var change in staging.Changes.Concat(production.Changes).Where(change => !change.Restored))
        {
            notes.Add($"{change.What} {change.Subject} stays as its gate left it: {change.After}");
        }

        return notes;
    }

    private static void Check(List<string> reasons, string name, GateEvidence evidence, GateStage stage)
    {
        if (evidence.Stage != stage)
        {
            reasons.Add(
                $"the evidence given for {name} is of {Contracts.EnumNames.Of(evidence.Stage)} ({evidence.Environment})."
            );
        }

        if (!evidence.Order.DeployedInOrder)
        {
            reasons.Add($"{name}: nobody attested that backend, app and screenalytics were deployed in that order.");
        }

        if (evidence.Interrupted)
        {
            reasons.Add($"{name}: the gate was interrupted.");
        }

        // A criterion that no step is a proof of would else be called met.
        foreach (var criterion in evidence.Criteria.Where(criterion => criterion.Number != GateCriteria.Documents))
        {
            if (criterion.Steps.Count == 0)
            {
                reasons.Add($"{name}: no step is a proof of criterion {criterion.Number} ({criterion.Text})");
            }
        }
    }

    private static string Open(GateEvidence evidence, Func<GateVerdict, bool> wanted) =>
        string.Join(
            ", ",
            evidence
                .Steps.Where(step => step.Verdict != GateVerdict.Proven && wanted(step.Verdict))
                .Select(step => step.Id)
        );
}
