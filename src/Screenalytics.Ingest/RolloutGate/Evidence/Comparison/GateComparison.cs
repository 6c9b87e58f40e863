using Screenalytics.Ingest.Contracts;
using Screenalytics.Ingest.Contracts.Gates;

namespace Screenalytics.Ingest.RolloutGate.Evidence.Comparison;

/// <summary>Finds what changed from one gate to a later one, and leaves out what differs in any two.</summary>
internal sealed class GateComparison
{
    private readonly List<GateDifference> _differences = [];
    private readonly GateEvidence _before;
    private readonly GateEvidence _after;
    private readonly SteadyText _steadyBefore;
    private readonly SteadyText _steadyAfter;

    private GateComparison(GateEvidence before, GateEvidence after)
    {
        (_before, _after) = (before, after);
        (_steadyBefore, _steadyAfter) = (new SteadyText(before), new SteadyText(after));
    }

    /// <summary>Compares.</summary>
    /// <param name="before">The older gate.</param>
    /// <param name="after">The later one.</param>
    public static IReadOnlyList<GateDifference> Of(GateEvidence before, GateEvidence after)
    {
        var comparison = new GateComparison(before, after);
        comparison.Wholes();
        comparison.Steps();
        return [.. comparison._differences.Distinct()];
    }

    private void Wholes()
    {
        Add("verdict", "", VerdictWords.Of(_before), VerdictWords.Of(_after));
        Add("environment", "", _before.Environment, _after.Environment);
        Add("stage", "", EnumNames.Of(_before.Stage), EnumNames.Of(_after.Stage));
        Add("version", "", _before.Version, _after.Version);
        Add("read_only", "", Words(_before.ReadOnly), Words(_after.ReadOnly));
        Add("place", "backend", _before.Place.Backend, _after.Place.Backend);
        Add("place", "app", _before.Place.App, _after.Place.App);
        Add("place", "database", _before.Place.Database, _after.Place.Database);
        Add("place", "trr_database", _before.Place.TrrDatabase, _after.Place.TrrDatabase);
        Add("order", "deployed_in_order", Attested(_before), Attested(_after));
        foreach (var (before, after) in _before.Criteria.Zip(_after.Criteria))
        {
            Add("criterion", $"{before.Number}", VerdictWords.Of(before.Verdict), VerdictWords.Of(after.Verdict));
        }
    }

    private void Steps()
    {
        foreach (var step in _before.Steps.Where(step => Find(_after, step.Id) is null))
        {
            _differences.Add(new GateDifference("step_removed", step.Id, VerdictWords.Of(step.Verdict), null));
        }

        foreach (var after in _after.Steps)
        {
            if (Find(_before, after.Id) is { } before)
            {
                Step(before, after);
            }
            else
            {
                _differences.Add(new GateDifference("step_added", after.Id, null, VerdictWords.Of(after.Verdict)));
            }
        }
    }

    private void Step(GateStepResult before, GateStepResult after)
    {
        Add("step_verdict", after.Id, VerdictWords.Of(before.Verdict), VerdictWords.Of(after.Verdict));
        foreach (var name in before.Input.Keys.Union(after.Input.Keys).Where(name => !SteadyText.IsPassing(name)))
        {
            Add(
                "input",
                name,
                _steadyBefore.Of(before.Input.GetValueOrDefault(name)),
                _steadyAfter.Of(after.Input.GetValueOrDefault(name))
            );
        }

        Checks(before, after);
        _differences.AddRange(ExchangeComparison.Of(before, after, _steadyBefore, _steadyAfter));
    }

    // Of a check that is there several times, the one at the same place among them is meant.
    private void Checks(GateStepResult before, GateStepResult after)
    {
        var (left, right) = (Named(before), Named(after));
        foreach (var name in left.Keys.Union(right.Keys))
        {
            var (old, now) = (left.GetValueOrDefault(name), right.GetValueOrDefault(name));
            var subject = $"{after.Id}/{name}";
            Add("check", subject, VerdictOf(old), VerdictOf(now));
            if (old is not null && now is not null)
            {
                Add("observed", subject, _steadyBefore.Of(old.Observed), _steadyAfter.Of(now.Observed));
            }
        }
    }

    private static Dictionary<string, GateCheck> Named(GateStepResult step)
    {
        var named = new Dictionary<string, GateCheck>(StringComparer.Ordinal);
        foreach (var check in step.Checks)
        {
            var name = check.Id;
            for (var number = 2; !named.TryAdd(name, check); number++)
            {
                name = $"{check.Id}#{number}";
            }
        }

        return named;
    }

    private void Add(string what, string subject, string? before, string? after)
    {
        if (!string.Equals(before, after, StringComparison.Ordinal))
        {
            _differences.Add(new GateDifference(what, subject, before, after));
        }
    }

    private static GateStepResult? Find(GateEvidence evidence, string id) =>
        evidence.Steps.FirstOrDefault(step => step.Id == id);

    private static string? VerdictOf(GateCheck? check) => check is null ? null : VerdictWords.Of(check.Verdict);

    private static string Words(bool value) => value ? "yes" : "no";

    private static string Attested(GateEvidence evidence) =>
        evidence.Order.DeployedInOrder ? "attested" : "not attested";
}
