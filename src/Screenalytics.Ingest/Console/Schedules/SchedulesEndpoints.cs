using Screenalytics.Ingest.Api;
using Screenalytics.Ingest.Console.Live;
using Screenalytics.Ingest.Console.Runs;
using Screenalytics.Ingest.Console.Security;
using Screenalytics.Ingest.Console.Shell;
using Screenalytics.Ingest.Console.Triggering;
using Screenalytics.Ingest.Contracts.Console;
using Screenalytics.Ingest.Contracts.Scheduling;
using Screenalytics.Ingest.Contracts.Sync;
using Screenalytics.Ingest.Scheduling;

namespace Screenalytics.Ingest.Console.Schedules;

/// <summary>The page that shows schedules and steers them.</summary>
internal static class SchedulesEndpoints
{
    /// <summary>Its path.</summary>
    public const string Path = "/console/schedules";

    /// <summary>The path of its live parts.</summary>
    public const string LivePath = "/console/live/schedules";

    /// <summary>The field with a pause's reason.</summary>
    public const string Reason = "reason";

    /// <summary>The most letters that a reason has.</summary>
    public const int MostReason = 500;

    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(2);

    private sealed class Category;

    /// <summary>Maps it.</summary>
    public static void Map(ConsoleRoutes routes)
    {
        routes.Viewer.MapGet("/schedules", ShowAsync);
        routes.Viewer.MapGet("/live/schedules", Follow);
        routes.Operator.MapPost("/schedules/{name}/pause", PauseAsync);
        routes.Operator.MapPost("/schedules/{name}/resume", ResumeAsync);
        routes.Operator.MapPost("/schedules/{name}/trigger", TriggerAsync);
    }

    private static async Task<IResult> ShowAsync(string? done, HttpContext context, SchedulesBoard board) =>
        Page.Of<SchedulesPage>(
            new
            {
                Model = await board.LookAsync(context, formKey: null, fresh: done is not null, context.RequestAborted),
                Flash = FlashOf(done),
            }
        );

    private static LiveStream Follow(HttpContext context, SchedulesBoard board, LiveServices services)
    {
        // The forms of a page stay the same ones however often its parts are sent anew.
        var key = StartKey.Find(context.Request.Query[StartKey.Field].FirstOrDefault());
        return new LiveStream(
            services,
            LookEvery,
            async stop =>
            {
                var model = await board.LookAsync(context, key, fresh: false, stop);
                return new LiveFrame(
                    [
                        .. model.Schedules.Select(schedule =>
                            LivePart.Of<SchedulePart>(
                                SchedulePart.IdOf(schedule),
                                (nameof(SchedulePart.Model), model),
                                (nameof(SchedulePart.Schedule), schedule)
                            )
                        ),
                    ],
                    IsOver: false
                );
            }
        );
    }

    private static async Task<IResult> PauseAsync(
        string name,
        HttpContext context,
        IScheduleBoard schedules,
        SchedulesBoard board,
        ConsoleAudit audit,
        ILogger<Category> logger
    )
    {
        var stop = context.RequestAborted;
        if (await schedules.FindAsync(name, stop) is not { } schedule)
        {
            return NoSchedule(name);
        }

        var typed = (await context.Request.ReadFormAsync(stop))[Reason].FirstOrDefault() ?? "";
        var reason = typed.ReplaceLineEndings(" ").Trim();
        if (FaultOf(reason) is { } fault)
        {
            var model = await board.LookAsync(context, formKey: null, fresh: true, stop);
            return Page.Of<SchedulesPage>(
                new { Model = model with { Fault = new PauseFault(name, typed, fault) } },
                StatusCodes.Status400BadRequest
            );
        }

        var actor = ConsoleUser.Of(context).Name;
        var change = new AuditChange(AuditActions.PauseSchedule, $"schedule {name}")
        {
            Before = StateOf(schedule),
            Detail = reason,
        };
        return await audit.RunAsync(
            context,
            change,
            async token =>
            {
                if (await schedules.PauseAsync(name, reason, actor, token) is not true)
                {
                    return (
                        Seen("paused-before", name),
                        new AuditEnd(
                            AuditOutcome.Refused,
                            Detail: "It was paused before, and stays so with its first reason."
                        )
                    );
                }

                logger.SchedulePaused(name, actor);
                return (Seen("paused", name), new AuditEnd(AuditOutcome.Done, $"paused: {reason}"));
            }
        );
    }

    private static async Task<IResult> ResumeAsync(
        string name,
        HttpContext context,
        IScheduleBoard schedules,
        ConsoleAudit audit,
        ILogger<Category> logger
    )
    {
        if (await schedules.FindAsync(name, context.RequestAborted) is not { } schedule)
        {
            return NoSchedule(name);
        }

        var actor = ConsoleUser.Of(context).Name;
        var change = new AuditChange(AuditActions.ResumeSchedule, $"schedule {name}") { Before = StateOf(schedule) };
        return await audit.RunAsync(
            context,
            change,
            async stop =>
            {
                if (await schedules.ResumeAsync(name, actor, stop) is not true)
                {
                    return (
                        Seen("resumed-before", name),
                        new AuditEnd(AuditOutcome.Refused, Detail: "It was not paused.")
                    );
                }

                logger.ScheduleResumed(name, actor);
                return (Seen("resumed", name), new AuditEnd(AuditOutcome.Done, "on"));
            }
        );
    }

    private static async Task<IResult> TriggerAsync(
        string name,
        HttpContext context,
        IScheduleBoard schedules,
        ConsoleAudit audit
    )
    {
        if (await schedules.FindAsync(name, context.RequestAborted) is not { } schedule)
        {
            return NoSchedule(name);
        }

        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        var key = RunStarter.KeyOf(StartKey.Of(form), $"schedule {name}");
        var actor = ConsoleUser.Of(context).Name;
        var change = new AuditChange(AuditActions.TriggerSchedule, $"schedule {name}") { Before = StateOf(schedule) };
        return await audit.RunAsync<IResult>(
            context,
            change,
            async stop =>
            {
                try
                {
                    return await schedules.TriggerAsync(name, RunTriggers.Console, actor, key, stop) is { } admission
                        ? AdmissionAnswer.Of(admission, "started", Path)
                        : (NoSchedule(name), new AuditEnd(AuditOutcome.Refused, Detail: "There is no such schedule."));
                }
                catch (ScheduleRefusedException e)
                {
                    return (
                        Page.Refused(
                            $"Schedule {name} can't start: {e.Message}",
                            "Mend the list of people that it names; nothing was started.",
                            StatusCodes.Status409Conflict
                        ),
                        new AuditEnd(AuditOutcome.Refused, Detail: e.Message)
                    );
                }
            }
        );
    }

    private static string? FaultOf(string reason) =>
        reason.Length == 0 ? "Say why, in a sentence: whoever finds it paused will want to know."
        : reason.Length > MostReason ? $"{reason.Length} letters are more than {MostReason}: shorten it."
        : reason.Any(char.IsControl) ? "It holds a control character: type it anew."
        : null;

    private static string StateOf(ScheduleView schedule) =>
        schedule.Paused ? $"paused{(schedule.PauseReason is { } why ? $": {why}" : "")}" : "on";

    private static IResult Seen(string code, string name) =>
        Page.SeeOther($"{PageUrl.Of(Path, ("done", code))}#{Uri.EscapeDataString(name)}");

    private static IResult NoSchedule(string name) =>
        Page.NotFound(
            $"There is no schedule '{(name.Length > 60 ? name[..60] + "…" : name)}'.",
            "Schedules stand in the configuration; their page lists them."
        );

    private static string? FlashOf(string? code) =>
        code switch
        {
            "paused" => "The schedule is paused: it goes on coming due, which is recorded, and starts nothing.",
            "paused-before" => "The schedule was paused before, and stays so with its first reason.",
            "resumed" => "The schedule goes on. What it missed is not caught up.",
            "resumed-before" => "The schedule was not paused.",
            _ => null,
        };
}
