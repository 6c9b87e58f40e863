namespace Screenalytics.Ingest.Sync;

/// <summary>
/// Whether far more first answers were empty than a target's history lets expect: a sick backend answers like one without
/// seeds. Pure.
/// </summary>
/// <param name="Rise">By how much the share has to rise; three quarters of what is left to rise are enough.</param>
/// <param name="MinPeople">Good first answers that either side needs to be compared.</param>
/// <param name="Runs">How many of the last runs are the history.</param>
internal sealed record SuddenChange(double Rise, int MinPeople, int Runs)
{
    // A full history leaves less room than the rise: there, most of those who had seeds must have lost them.
    private const double ShareOfRoom = 0.75;

    // Chance alone alarms in fewer than 1 of 250 runs. A cast of 5 that loses all seeds after a single run stands at 1
    // in 252.
    private const double MostChance = 0.004;

    /// <summary>The rule as the settings have it.</summary>
    public static SuddenChange Of(SyncOptions options) =>
        new(options.SuspectRise, options.SuspectMinPeople, options.SuspectHistory);

    /// <summary>A target's history as one.</summary>
    /// <param name="history">Its runs, the latest first.</param>
    public EmptyShare Before(IReadOnlyList<EmptyShare> history) =>
        history.Take(Runs).Aggregate(default(EmptyShare), (sum, run) => sum + run);

    /// <summary>How many runs the history is of.</summary>
    public int RunsOf(IReadOnlyList<EmptyShare> history) => Math.Min(Runs, history.Count);

    /// <summary>Whether there is enough of a history to judge by.</summary>
    public bool CanJudgeBy(IReadOnlyList<EmptyShare> history) => Before(history).Answers >= MinPeople;

    /// <summary>Judges.</summary>
    /// <param name="now">The run, or as much of it as is known.</param>
    /// <param name="history">The target's runs before it, the latest first.</param>
    public bool IsSudden(EmptyShare now, IReadOnlyList<EmptyShare> history)
    {
        if (now.Answers < MinPeople || !CanJudgeBy(history))
        {
            return false;
        }

        var before = Before(history);
        var rise = now.Share - before.Share;
        return rise > 0
            && rise >= Math.Min(Rise, ShareOfRoom * (1 - before.Share))
            && EmptyChance.OfAtLeast(now, before) <= MostChance;
    }
}
