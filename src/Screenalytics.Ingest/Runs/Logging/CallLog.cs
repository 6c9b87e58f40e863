using Screenalytics.Ingest.Contracts;
using Screenalytics.Ingest.Contracts.Failures;
using Screenalytics.Ingest.Contracts.Logging;
using Screenalytics.Ingest.Contracts.TrrBackend;
using Screenalytics.Ingest.Sync;

namespace Screenalytics.Ingest.Runs.Logging;

/// <summary>What is logged of single calls, at debug level.</summary>
internal static partial class CallLog
{
    private const string Call =
        "seed_only={SeedOnly} offset={Offset} profiled={Profiled}: status {Status}, {Attempts} attempts, {Rows} rows, "
        + "{Bytes} bytes, complete {Complete}, {DurationMs} ms {Failure}";

    /// <summary>Logs a call, and what the rule made of it where that concerns the second call.</summary>
    public static void Tell(this ILogger log, Guid runId, in PhotoCall call, VerdictKind verdict)
    {
        log.Tell(PhotoCallFinished, runId, call);
        if (verdict == VerdictKind.FallBack)
        {
            log.Tell(FallbackOpened, runId, call);
        }
        else if (verdict == VerdictKind.Held)
        {
            log.Tell(FallbackHeld, runId, call);
        }
        else if (verdict == VerdictKind.Fail && call.SeedOnly)
        {
            log.Tell(FallbackRefused, runId, call);
        }
    }

    private static void Tell(this ILogger log, TellCall tell, Guid runId, in PhotoCall call) =>
        tell(
            log,
            runId,
            call.PersonId,
            call.SeedOnly,
            call.Offset,
            call.Profiled,
            call.Attempts,
            call.Status,
            call.Rows,
            call.Bytes,
            call.Complete,
            CallProperties.DurationOf(call),
            call.Failure == FailureCode.None ? "" : EnumNames.Of(call.Failure)
        );

    private delegate void TellCall(
        ILogger log,
        Guid runId,
        Guid personId,
        bool seedOnly,
        int offset,
        bool profiled,
        int attempts,
        int status,
        int rows,
        long bytes,
        bool complete,
        double durationMs,
        string failure
    );

    [LoggerMessage(RunEventIds.PhotoCallFinished, LogLevel.Debug, "Run {RunId} person {PersonId}: " + Call)]
    private static partial void PhotoCallFinished(
        ILogger log,
        Guid runId,
        Guid personId,
        bool seedOnly,
        int offset,
        bool profiled,
        int attempts,
        int status,
        int rows,
        long bytes,
        bool complete,
        double durationMs,
        string failure
    );

    [LoggerMessage(
        RunEventIds.FallbackOpened,
        LogLevel.Debug,
        "Run {RunId} person {PersonId}: proven empty, the second call is open; " + Call
    )]
    private static partial void FallbackOpened(
        ILogger log,
        Guid runId,
        Guid personId,
        bool seedOnly,
        int offset,
        bool profiled,
        int attempts,
        int status,
        int rows,
        long bytes,
        bool complete,
        double durationMs,
        string failure
    );

    [LoggerMessage(
        RunEventIds.FallbackRefused,
        LogLevel.Debug,
        "Run {RunId} person {PersonId}: not proven empty, no second call; " + Call
    )]
    private static partial void FallbackRefused(
        ILogger log,
        Guid runId,
        Guid personId,
        bool seedOnly,
        int offset,
        bool profiled,
        int attempts,
        int status,
        int rows,
        long bytes,
        bool complete,
        double durationMs,
        string failure
    );

    [LoggerMessage(
        RunEventIds.FallbackHeld,
        LogLevel.Debug,
        "Run {RunId} person {PersonId}: proven empty, the second call is withheld; " + Call
    )]
    private static partial void FallbackHeld(
        ILogger log,
        Guid runId,
        Guid personId,
        bool seedOnly,
        int offset,
        bool profiled,
        int attempts,
        int status,
        int rows,
        long bytes,
        bool complete,
        double durationMs,
        string failure
    );
}
