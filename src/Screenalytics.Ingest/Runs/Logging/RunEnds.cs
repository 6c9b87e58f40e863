using Screenalytics.Ingest.Contracts;
using Screenalytics.Ingest.Contracts.Logging;
using Screenalytics.Ingest.Contracts.Sync;
using Screenalytics.Ingest.Sync;

namespace Screenalytics.Ingest.Runs.Logging;

/// <summary>What is logged of a run's start and end, with all its figures.</summary>
internal static partial class RunEnds
{
    // Of the whole program, though the caller's assembly is the only one that is ours.
    private static readonly string Version = typeof(RunEnds).Assembly.GetName().Version?.ToString(3) ?? "";

    /// <summary>A run has started.</summary>
    public static void Started(this ILogger log, RunStart run, string node)
    {
        if (!log.IsEnabled(LogLevel.Information))
        {
            return;
        }

        log.RunStarted(
            run.RunId,
            run.Request.Target.Key,
            node,
            run.Request.DryRun,
            run.Request.MaxImagesPerPerson,
            run.Request.Trigger,
            run.Request.Actor ?? "",
            run.BackendHost,
            run.DatabaseHost,
            run.DatabaseName,
            Version
        );
    }

    /// <summary>A run has ended; how loud that is depends on how.</summary>
    public static void Ended(this ILogger log, SyncReport report, string node)
    {
        if (report.Suspect)
        {
            var answers = EmptyShare.Of(report);
            log.RunSuspect(report.RunId, report.Target.Key, node, answers.Empty, answers.Answers, report.People);
        }

        var level = LevelOf(report);
        if (!log.IsEnabled(level))
        {
            return;
        }

        log.RunFinished(
            level,
            report.RunId,
            report.Target.Key,
            node,
            report.DryRun,
            EnumNames.Of(report.Status),
            report.Suspect,
            report.People,
            report.SeededPeople,
            report.FallbackPeople,
            report.EmptyPeople,
            report.HeldPeople,
            report.FailedPeople,
            report.NotAttemptedPeople,
            report.ImportedFacebankImages,
            report.Calls.SeedOnly,
            report.Calls.All,
            report.Calls.Retries,
            report.DurationMs,
            report.Failure is { } failure ? EnumNames.Of(failure.Code) : "",
            report.Failure?.Message ?? ""
        );
    }

    private static LogLevel LevelOf(SyncReport report) =>
        report.Status switch
        {
            RunStatus.Error => LogLevel.Error,
            RunStatus.Partial or RunStatus.Cancelled => LogLevel.Warning,
            _ => report.Suspect ? LogLevel.Warning : LogLevel.Information,
        };

    [LoggerMessage(
        RunEventIds.RunStarted,
        LogLevel.Information,
        "Run {RunId} of {Target} starts on {Node}: from {BackendHost} into {DatabaseName} on {DatabaseHost}, dry run {DryRun}, at most {MaxImagesPerPerson} images a person, version {Version}, asked for by {Trigger} {Actor}"
    )]
    private static partial void RunStarted(
        this ILogger log,
        Guid runId,
        string target,
        string node,
        bool dryRun,
        int maxImagesPerPerson,
        string trigger,
        string actor,
        string backendHost,
        string databaseHost,
        string databaseName,
        string version
    );

    [LoggerMessage(
        RunEventIds.RunSuspect,
        LogLevel.Warning,
        "Run {RunId} of {Target} on {Node} is suspect: {EmptyAnswers} of {Answers} first answers were empty, of {People} people, and that may be a sick backend's word"
    )]
    private static partial void RunSuspect(
        this ILogger log,
        Guid runId,
        string target,
        string node,
        int emptyAnswers,
        int answers,
        int people
    );

    [LoggerMessage(
        EventId = RunEventIds.RunFinished,
        Message = "Run {RunId} of {Target} on {Node} ended {Status} (suspect {Suspect}, dry run {DryRun}): {People} people, {Seeded} seeded, {Fallback} fallback, {Empty} empty, {Held} held, {Failed} failed, {NotAttempted} not attempted, {Images} images imported with {SeedCalls} calls for seeds, {AllCalls} for all and {Retries} retries in {DurationMs} ms. {Failure} {Detail}"
    )]
    private static partial void RunFinished(
        this ILogger log,
        LogLevel level,
        Guid runId,
        string target,
        string node,
        bool dryRun,
        string status,
        bool suspect,
        int people,
        int seeded,
        int fallback,
        int empty,
        int held,
        int failed,
        int notAttempted,
        int images,
        int seedCalls,
        int allCalls,
        int retries,
        long durationMs,
        string failure,
        string detail
    );
}
