using Screenalytics.Ingest.Contracts.Logging;

namespace Screenalytics.Ingest.Runs.Logging;

/// <summary>What is logged of runs: events 1000 to 1999.</summary>
internal static partial class RunLog
{
    [LoggerMessage(
        RunEventIds.PartStarted,
        LogLevel.Information,
        "Run {RunId} part {Part} begins: {Target}, attempt {Attempt}, epoch {Epoch}, on {Node}"
    )]
    public static partial void PartStarted(
        this ILogger log,
        Guid runId,
        int part,
        string target,
        int attempt,
        int epoch,
        string node
    );

    [LoggerMessage(
        RunEventIds.TakenOver,
        LogLevel.Warning,
        "Run {RunId} part {Part} is taken over from {FromNode}, attempt {Attempt}, epoch {Epoch}, by {Node}"
    )]
    public static partial void TakenOver(
        this ILogger log,
        Guid runId,
        int part,
        string fromNode,
        int attempt,
        int epoch,
        string node
    );

    [LoggerMessage(
        RunEventIds.FenceRefused,
        LogLevel.Error,
        "Run {RunId} part {Part} was taken over from this node, {Node}, while it held epoch {Epoch}: it writes nothing more"
    )]
    public static partial void FenceRefused(this ILogger log, Guid runId, int part, int epoch, string node);

    [LoggerMessage(
        RunEventIds.PartGivenBack,
        LogLevel.Information,
        "Run {RunId} part {Part} is given back; {People} of its people are left to whoever takes it up"
    )]
    public static partial void PartGivenBack(this ILogger log, Guid runId, int part, int people);

    [LoggerMessage(
        RunEventIds.PartAbandoned,
        LogLevel.Error,
        "Run {RunId} part {Part} is left to be resumed: {Reason}"
    )]
    public static partial void PartAbandoned(this ILogger log, Guid runId, int part, string reason);

    [LoggerMessage(RunEventIds.RunWarning, LogLevel.Warning, "Run {RunId}: {Warning}")]
    public static partial void RunWarning(this ILogger log, Guid runId, string warning);

    [LoggerMessage(
        RunEventIds.IntakePaused,
        LogLevel.Warning,
        "Run {RunId}: TRR-Backend is out of service, nobody new is begun"
    )]
    public static partial void IntakePaused(this ILogger log, Guid runId);

    [LoggerMessage(RunEventIds.IntakeResumed, LogLevel.Information, "Run {RunId}: TRR-Backend answers again")]
    public static partial void IntakeResumed(this ILogger log, Guid runId);

    [LoggerMessage(RunEventIds.PartDefect, LogLevel.Error, "Run {RunId} part {Part} met a defect of this program")]
    public static partial void PartDefect(this ILogger log, Exception defect, Guid runId, int part);

    [LoggerMessage(RunEventIds.RenewalFailed, LogLevel.Warning, "The signs of life could not be given: {Reason}")]
    public static partial void RenewalFailed(this ILogger log, string reason);

    [LoggerMessage(RunEventIds.ClaimFailed, LogLevel.Warning, "The cluster's work could not be looked for: {Reason}")]
    public static partial void ClaimFailed(this ILogger log, string reason);

    [LoggerMessage(RunEventIds.ClaimDefect, LogLevel.Error, "The looking for work met a defect of this program")]
    public static partial void ClaimDefect(this ILogger log, Exception defect);

    [LoggerMessage(RunEventIds.HeartbeatDefect, LogLevel.Error, "The heartbeat met a defect of this program")]
    public static partial void HeartbeatDefect(this ILogger log, Exception defect);
}
