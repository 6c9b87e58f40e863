using System.Text.Json;
using Screenalytics.Ingest.Contracts.Sync;

namespace Screenalytics.Ingest.Runs;

/// <summary>What is logged of runs: events 1000 to 1999.</summary>
internal static partial class RunLog
{
    [LoggerMessage(
        1000,
        LogLevel.Information,
        "Run {RunId} part {Part} begins: {Target}, attempt {Attempt}, on {Node}"
    )]
    public static partial void PartBegun(
        this ILogger log,
        Guid runId,
        int part,
        string target,
        int attempt,
        string node
    );

    [LoggerMessage(
        1001,
        LogLevel.Warning,
        "Run {RunId} part {Part} is taken over from {FromNode}, epoch {Epoch}, by {Node}"
    )]
    public static partial void TookOver(
        this ILogger log,
        Guid runId,
        int part,
        int epoch,
        string fromNode,
        string node
    );

    [LoggerMessage(
        1002,
        LogLevel.Error,
        "Run {RunId} part {Part} was taken over from this node, {Node}, while it held epoch {Epoch}: it writes nothing more"
    )]
    public static partial void TakenOver(this ILogger log, Guid runId, int part, int epoch, string node);

    [LoggerMessage(
        1003,
        LogLevel.Information,
        "Run {RunId} part {Part} is given back; {People} of its people are left to whoever takes it up"
    )]
    public static partial void PartGivenBack(this ILogger log, Guid runId, int part, int people);

    [LoggerMessage(1004, LogLevel.Error, "Run {RunId} part {Part} is left to be resumed: {Reason}")]
    public static partial void PartAbandoned(this ILogger log, Guid runId, int part, string reason);

    [LoggerMessage(1006, LogLevel.Warning, "Run {RunId}: {Warning}")]
    public static partial void RunWarning(this ILogger log, Guid runId, string warning);

    [LoggerMessage(1007, LogLevel.Warning, "Run {RunId}: TRR-Backend is out of service, nobody new is begun")]
    public static partial void IntakePaused(this ILogger log, Guid runId);

    [LoggerMessage(1008, LogLevel.Information, "Run {RunId}: TRR-Backend answers again")]
    public static partial void IntakeResumed(this ILogger log, Guid runId);

    [LoggerMessage(1009, LogLevel.Error, "Run {RunId} part {Part} met a defect of this program")]
    public static partial void PartDefect(this ILogger log, Exception defect, Guid runId, int part);

    [LoggerMessage(1010, LogLevel.Warning, "The signs of life could not be given: {Reason}")]
    public static partial void RenewalFailed(this ILogger log, string reason);

    [LoggerMessage(1011, LogLevel.Warning, "The cluster's work could not be looked for: {Reason}")]
    public static partial void ClaimFailed(this ILogger log, string reason);

    [LoggerMessage(1012, LogLevel.Error, "The looking for work met a defect of this program")]
    public static partial void ClaimDefect(this ILogger log, Exception defect);

    [LoggerMessage(1013, LogLevel.Error, "The heartbeat met a defect of this program")]
    public static partial void HeartbeatDefect(this ILogger log, Exception defect);

    /// <summary>A run has ended; how loud that is depends on how.</summary>
    public static void Ended(this ILogger log, SyncReport report)
    {
        var level = report.Status switch
        {
            RunStatus.Error => LogLevel.Error,
            RunStatus.Partial or RunStatus.Cancelled => LogLevel.Warning,
            _ => report.Suspect ? LogLevel.Warning : LogLevel.Information,
        };
        if (!log.IsEnabled(level))
        {
            return;
        }

        log.RunEnded(
            level,
            report.RunId,
            JsonNamingPolicy.SnakeCaseLower.ConvertName(report.Status.ToString()),
            report.Suspect ? ", suspect" : "",
            report.People,
            report.SeededPeople,
            report.FallbackPeople,
            report.EmptyPeople,
            report.FailedPeople,
            report.NotAttemptedPeople,
            report.ImportedFacebankImages,
            report.DurationMs,
            report.Failure is { } failure ? $": {failure.Message}" : "."
        );
    }

    [LoggerMessage(
        EventId = 1005,
        Message = "Run {RunId} ended {Status}{Suspect}: {People} people, {Seeded} seeded, {Fallback} fallback, {Empty} empty, {Failed} failed, {NotAttempted} not attempted, {Images} images imported in {DurationMs} ms{Failure}"
    )]
    private static partial void RunEnded(
        this ILogger log,
        LogLevel level,
        Guid runId,
        string status,
        string suspect,
        int people,
        int seeded,
        int fallback,
        int empty,
        int failed,
        int notAttempted,
        int images,
        long durationMs,
        string failure
    );
}
