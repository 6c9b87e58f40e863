using System.Globalization;
using Screenalytics.Ingest.Contracts.Sync;
using Screenalytics.Ingest.Sync;

namespace Screenalytics.Ingest.Runs;

/// <summary>Concludes a run's report from what stands in the store: a pure function over facts.</summary>
internal static class RunConclusion
{
    private const string Suspect = ": the run is suspect.";

    /// <summary>Whether a warning was concluded here, so that nobody who watches has seen it yet.</summary>
    public static bool IsOwn(string warning) => warning.EndsWith(Suspect, StringComparison.Ordinal);

    /// <summary>Concludes.</summary>
    /// <param name="facts">What stands in the store once the last part has ended.</param>
    /// <param name="finishedAt">The time now.</param>
    /// <param name="rule">What change is a sudden one.</param>
    public static SyncReport Report(RunFacts facts, DateTimeOffset finishedAt, SuddenChange rule)
    {
        var (run, request) = (facts.Run, facts.Run.Request);
        var suspect = IsSuddenlyEmpty(facts);
        var duration = finishedAt - facts.StartedAt;
        var report = facts.Figures with
        {
            RunId = run.RunId,
            Suspect = suspect,
            DryRun = request.DryRun,
            Target = request.Target,
            MaxImagesPerPerson = request.MaxImagesPerPerson,
            BackendHost = run.BackendHost,
            DatabaseHost = run.DatabaseHost,
            DatabaseName = run.DatabaseName,
            StartedAt = facts.StartedAt,
            FinishedAt = finishedAt,
            // The clocks of two nodes may differ.
            DurationMs = Math.Max(0, (long)duration.TotalMilliseconds),
            Failure = facts.Failure,
            Warnings = suspect ? [.. facts.Warnings, SuddenlyEmpty(facts)] : facts.Warnings,
        };
        report = report with { Status = StatusOf(report, IsInterrupted(facts, report)) };

        // A retry's people are chosen, so that their share says nothing.
        return request.RetryOf is null ? Judge(report, facts.History, rule) : report;
    }

    /// <summary>Compares a report's empty first answers with the target's history; what is sudden makes it suspect.</summary>
    /// <param name="report">The report, else whole.</param>
    /// <param name="history">The target's last whole runs that were trusted, the latest first.</param>
    /// <param name="rule">What change is a sudden one.</param>
    public static SyncReport Judge(SyncReport report, IReadOnlyList<EmptyShare> history, SuddenChange rule)
    {
        var warnings = new List<string>();
        var now = EmptyShare.Of(report);
        if (rule.IsSudden(now, history))
        {
            var runs = rule.RunsOf(history);
            warnings.Add(
                $"The first answers of {Words(now)} people were empty, and of {Words(rule.Before(history))} in the last "
                    + $"{(runs == 1 ? "run" : $"{runs} runs")} of {report.Target.Key}{WayOut(report)}{Suspect}"
            );
        }

        if (report.HeldPeople > 0)
        {
            warnings.Add(
                $"The fallback of {report.HeldPeople} people was withheld until somebody has judged; "
                    + $"'screenalytics-ingest runs retry-failed {report.RunId}' releases it{Suspect}"
            );
        }

        return warnings.Count == 0
            ? report
            : report with
            {
                Suspect = true,
                Warnings = [.. report.Warnings, .. warnings],
            };
    }

    /// <summary>How a run ended.</summary>
    /// <param name="report">Its figures and its failure.</param>
    /// <param name="interrupted">Whether an operator ended it early.</param>
    public static RunStatus StatusOf(SyncReport report, bool interrupted)
    {
        // Exit code 130 goes before 1, so the operator's own stop names the run; a failure on the way stands beside it.
        if (interrupted)
        {
            return RunStatus.Cancelled;
        }

        if (report.Failure is not null)
        {
            return RunStatus.Error;
        }

        if (report.FailedPeople == 0)
        {
            return RunStatus.Ok;
        }

        return report.FailedPeople == report.People ? RunStatus.Error : RunStatus.Partial;
    }

    // A cancellation that came after the last person changed nothing.
    private static bool IsInterrupted(RunFacts facts, SyncReport report) =>
        facts.Cancelled && (!facts.CastComplete || report.NotAttemptedPeople > 0);

    // An unknown id and a sick backend answer an empty cast alike; one that had people before tells them apart.
    private static bool IsSuddenlyEmpty(RunFacts facts) =>
        facts
            is {
                CastComplete: true,
                Cancelled: false,
                Failure: null,
                LastPeople: > 0,
                Figures.People: 0,
                Run.Request: { DryRun: false, RetryOf: null },
            };

    private static string WayOut(SyncReport report) =>
        report.DryRun ? "" : $"; where that is right, 'screenalytics-ingest runs accept {report.RunId}' says so";

    private static string Words(EmptyShare share) =>
        string.Create(CultureInfo.InvariantCulture, $"{share.Empty} of {share.Answers} ({100 * share.Share:0.#} %)");

    private static string SuddenlyEmpty(RunFacts facts) =>
        $"The cast of {facts.Run.Request.Target.Key} is empty now, and had {facts.LastPeople} people before{Suspect}";
}
