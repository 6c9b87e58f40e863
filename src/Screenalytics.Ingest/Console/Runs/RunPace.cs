using Screenalytics.Ingest.Contracts.Runs;

namespace Screenalytics.Ingest.Console.Runs;

/// <summary>How fast a run is.</summary>
/// <param name="PerSecond">People a second, or null when that is not known.</param>
/// <param name="Left">How long it will take still, or null when that is not known or it has ended.</param>
public sealed record RunPace(double? PerSecond, TimeSpan? Left)
{
    private static readonly TimeSpan Least = TimeSpan.FromSeconds(1);

    /// <summary>The pace of a run over a stretch of it.</summary>
    /// <param name="run">The run as it stands.</param>
    /// <param name="done">How many people were done within the stretch.</param>
    /// <param name="within">How long the stretch is.</param>
    public static RunPace Of(RunSummary run, int done, TimeSpan within)
    {
        if (done <= 0 || within < Least)
        {
            return new RunPace(null, null);
        }

        var pace = done / within.TotalSeconds;
        var left = run.Counts.People - run.Counts.Done;
        return new RunPace(
            pace,
            run is { FinishedAt: null, Counts.CastComplete: true } ? TimeSpan.FromSeconds(left / pace) : null
        );
    }
}
