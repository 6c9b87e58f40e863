using Screenalytics.Ingest.Cli.Output;
using Screenalytics.Ingest.Contracts;
using Screenalytics.Ingest.Contracts.Runs;
using Screenalytics.Ingest.Contracts.Sync;

namespace Screenalytics.Ingest.Cli.Runs;

/// <summary>Words about a run that several tables share.</summary>
internal static class RunText
{
    /// <summary>A status in its colour.</summary>
    public static string Paint(Palette palette, RunStatus status, string text) =>
        status switch
        {
            RunStatus.Ok => palette.Good(text),
            RunStatus.Error => palette.Bad(text),
            RunStatus.Partial or RunStatus.Cancelled => palette.Warn(text),
            _ => text,
        };

    /// <summary>The status, and how far a run has come that is at work.</summary>
    public static string Status(RunSummary run)
    {
        var name = EnumNames.Of(run.Status);
        return run is { Status: RunStatus.Running, Counts: { CastComplete: true, People: > 0 } counts }
            ? $"{name} {100L * counts.Done / counts.People}%"
            : name;
    }

    /// <summary>How long it took or has taken; null before it began.</summary>
    public static string? Took(RunSummary run, TimeProvider time) =>
        run.StartedAt is { } started ? TimeText.Of((run.FinishedAt ?? time.GetUtcNow()) - started) : null;

    /// <summary>The target without the category of credits, which has no bound.</summary>
    public static string Target(SyncTarget target) =>
        Syncing.TargetText.Of(target is EpisodeTarget episode ? episode with { CreditCategory = null } : target);

    /// <summary>What is special about a run.</summary>
    public static IEnumerable<string> Notes(RunSummary run)
    {
        if (run.Target is EpisodeTarget { CreditCategory: { } category })
        {
            yield return $"credit category {category}";
        }

        if (run.Schedule is { } schedule)
        {
            yield return $"schedule {schedule}{(run.Late ? ", late" : "")}";
        }

        if (run.RetryOf is { } retried)
        {
            yield return $"retry of {retried}";
        }

        if (run.DryRun)
        {
            yield return "dry run";
        }

        if (run.Suspect)
        {
            yield return run.AcceptedAt is null ? "suspect" : "suspect, accepted";
        }

        if (run is { CancelRequestedAt: not null, FinishedAt: null })
        {
            yield return "asked to end";
        }

        if (run.UndoneAt is not null)
        {
            yield return "undone";
        }
    }
}
