namespace Screenalytics.Ingest.RolloutGate.Steps;

/// <summary>The steps of a gate.</summary>
internal static class GateSteps
{
    /// <summary>All of them, in the order that they are done in.</summary>
    public static IReadOnlyList<IGateStep> For(GateEnvironment environment) =>
        [new ConfigurationStep(), new ReadGuardStep(), new ToggleGuardStep(), new ToggleErrorsStep(), new ToggleStep()];

    /// <summary>What they are, the putting back among them, before anything is touched.</summary>
    public static IReadOnlyList<GateStepInfo> PlanOf(GateEnvironment environment) =>
        [.. For(environment).Select(step => step.Info), RestoredStep.About];
}
