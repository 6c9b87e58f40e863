namespace Screenalytics.Ingest.RolloutGate.Steps;

/// <summary>The steps of a gate.</summary>
internal static class GateSteps
{
    /// <summary>All of them, in the order that they are done in.</summary>
    public static IReadOnlyList<IGateStep> For(GateEnvironment environment) =>
        [
            new ConfigurationStep(),
            new DatabaseStep(),
            new TrrDatabaseStep(),
            new PeopleStep(),
            new ReadGuardStep(),
            new ToggleGuardStep(),
            new ToggleErrorsStep(),
            new ToggleStep(),
            new FilterStep(),
            new ProxyStep(),
            new SyncStep(),
            new FallbackCallsStep(),
            new FallbackLogStep(),
            .. (IGateStep[])(environment.AccessLogs.Count > 0 ? [new FallbackAccessLogStep()] : []),
            new FaceBankStep(),
            new RerunStep(),
        ];

    /// <summary>What they are, the putting back among them, before anything is touched.</summary>
    public static IReadOnlyList<GateStepInfo> PlanOf(GateEnvironment environment) =>
        [.. For(environment).Select(step => step.Info), RestoredStep.About];
}
