using Screenalytics.Ingest.Console.Security;
using Screenalytics.Ingest.Console.Shell;
using Screenalytics.Ingest.Console.Triggering;
using Screenalytics.Ingest.Contracts;
using Screenalytics.Ingest.Contracts.Console;
using Screenalytics.Ingest.Contracts.Runs;
using Screenalytics.Ingest.Contracts.Sync;
using Screenalytics.Ingest.Runs;

namespace Screenalytics.Ingest.Console.Runs;

/// <summary>What operators do with runs.</summary>
internal static class RunSteering
{
    /// <summary>Maps it.</summary>
    public static void Map(ConsoleRoutes routes)
    {
        routes.Operator.MapPost("/runs/{id:guid}/cancel", CancelAsync);
        routes.Operator.MapPost("/runs/{id:guid}/retry", RetryAsync);
        routes.Operator.MapPost("/runs/{id:guid}/accept", AcceptAsync);
    }

    private static Task<IResult> CancelAsync(
        Guid id,
        HttpContext context,
        IRunHistory history,
        IRunDoor door,
        ConsoleAudit audit
    ) =>
        SteerAsync(
            context,
            history,
            audit,
            AuditActions.CancelRun,
            id,
            async (run, actor, stop) =>
            {
                if (run.FinishedAt is not null)
                {
                    return (Seen(id, "ended"), new AuditEnd(AuditOutcome.Refused, Detail: "It had ended already."));
                }

                if (run.CancelRequestedAt is not null)
                {
                    var before = $"{run.CancelRequestedBy ?? "Somebody"} had asked for its end before.";
                    return (Seen(id, "cancelled"), new AuditEnd(AuditOutcome.Refused, Detail: before));
                }

                return await door.CancelAsync(id, actor, stop)
                    ? (Seen(id, "cancelled"), new AuditEnd(AuditOutcome.Done, "asked to end"))
                    : (RunsEndpoints.NoRun($"{id}"), new AuditEnd(AuditOutcome.Refused, Detail: "It is gone."));
            }
        );

    private static async Task<IResult> RetryAsync(
        Guid id,
        HttpContext context,
        IRunHistory history,
        IRunDoor door,
        ConsoleAudit audit
    )
    {
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        var key = RunStarter.KeyOf(StartKey.Of(form), $"retry of {id}");
        return await SteerAsync(
            context,
            history,
            audit,
            AuditActions.RetryFailed,
            id,
            async (_, actor, stop) =>
                AdmissionAnswer.Of(
                    await door.RetryFailedAsync(id, RunTriggers.Console, actor, key, stop),
                    "retried",
                    $"/console/runs/{id}"
                )
        );
    }

    private static Task<IResult> AcceptAsync(
        Guid id,
        HttpContext context,
        IRunHistory history,
        IRunCare care,
        ConsoleAudit audit
    ) =>
        SteerAsync(
            context,
            history,
            audit,
            AuditActions.AcceptRun,
            id,
            async (_, actor, stop) =>
                await care.AcceptAsync(id, actor, stop) switch
                {
                    Acceptance.Accepted => (Seen(id, "accepted"), new AuditEnd(AuditOutcome.Done, "accepted")),
                    Acceptance.AcceptedBefore => (
                        Seen(id, "accepted-before"),
                        new AuditEnd(AuditOutcome.Refused, Detail: "It was accepted before.")
                    ),
                    Acceptance.NotSuspect => Refuse(id, "The run is not suspect: there is nothing to accept."),
                    Acceptance.NotHistory => Refuse(
                        id,
                        "A dry run, a retry, or a run that did not come to its end is never compared with."
                    ),
                    _ => Refuse(id, "There is no such run."),
                }
        );

    // On the record, with how the run stood before.
    private static async Task<IResult> SteerAsync(
        HttpContext context,
        IRunHistory history,
        ConsoleAudit audit,
        string action,
        Guid id,
        Func<RunDetail, string, CancellationToken, Task<(IResult Result, AuditEnd End)>> make
    )
    {
        if (await history.FindAsync(id, context.RequestAborted) is not { } run)
        {
            return RunsEndpoints.NoRun($"{id}");
        }

        var change = new AuditChange(action, $"run {id}") { RunId = id, Before = StateOf(run) };
        var actor = ConsoleUser.Of(context).Name;
        return await audit.RunAsync(context, change, stop => make(run, actor, stop));
    }

    private static string StateOf(RunDetail run) =>
        EnumNames.Of(run.Status)
        + (
            !run.Suspect ? ""
            : run.AcceptedAt is null ? ", suspect"
            : ", suspect, accepted"
        );

    private static (IResult, AuditEnd) Refuse(Guid id, string why) =>
        (
            Page.Refused(why, $"Run {id} stays as it is.", StatusCodes.Status409Conflict),
            new AuditEnd(AuditOutcome.Refused, Detail: why)
        );

    private static IResult Seen(Guid id, string code) => Page.SeeOther($"/console/runs/{id}?done={code}");
}
