using Screenalytics.Ingest.Console.Security;
using Screenalytics.Ingest.Console.Shell;
using Screenalytics.Ingest.Contracts.Console;
using Screenalytics.Ingest.Runs;

namespace Screenalytics.Ingest.Console.Runs;

/// <summary>Answers what became of a run that somebody asked for: on the run's own page, or with why not.</summary>
internal static class AdmissionAnswer
{
    /// <summary>Answers.</summary>
    /// <param name="admission">What became of it.</param>
    /// <param name="done">The code that the run's page tells by when it is let in.</param>
    /// <param name="back">Where whoever asked came from.</param>
    public static (IResult Result, AuditEnd End) Of(Admission admission, string done, string back) =>
        admission.Kind switch
        {
            AdmissionKind.Started => (
                Page.SeeOther($"/console/runs/{admission.RunId}?done={done}"),
                new AuditEnd(AuditOutcome.Done, $"run {admission.RunId} is queued", admission.RunId)
            ),
            AdmissionKind.Attached => (
                Page.SeeOther($"/console/runs/{admission.RunId}?done=attached"),
                new AuditEnd(AuditOutcome.Done, $"attached to run {admission.RunId}", admission.RunId)
            ),
            AdmissionKind.Replayed => (
                Page.SeeOther($"/console/runs/{admission.RunId}?done=replayed"),
                new AuditEnd(AuditOutcome.Done, $"sent twice; run {admission.RunId} came of it", admission.RunId)
            ),
            AdmissionKind.Busy => Refuse(
                $"Run {admission.RunId} of the same target is in flight, with other parameters, or about to be cancelled.",
                "Wait for it, or cancel it on its page.",
                $"/console/runs/{admission.RunId}",
                "To that run"
            ),
            AdmissionKind.InFlight => Refuse(
                "The run has not ended yet.",
                "Its unfinished people can be retried once it has.",
                back,
                "Back"
            ),
            AdmissionKind.NothingToRetry => Refuse(
                "Nobody of this run failed or was left out: there is nothing to retry.",
                "Start a new sync of the target to ask again about everybody.",
                back,
                "Back"
            ),
            _ => Refuse(
                "There is no such run.",
                "The list shows those that there are.",
                "/console/runs",
                "To the runs"
            ),
        };

    private static (IResult, AuditEnd) Refuse(string why, string wayOut, string back, string backText) =>
        (
            Page.Of<MessagePage>(
                new
                {
                    Title = "That can't be done now",
                    Text = why,
                    WayOut = wayOut,
                    Back = back,
                    BackText = backText,
                    Section = Sections.Runs,
                },
                StatusCodes.Status409Conflict
            ),
            new AuditEnd(AuditOutcome.Refused, Detail: why)
        );
}
