using Screenalytics.Ingest.Api.Problems;
using Screenalytics.Ingest.Api.Requests;
using Screenalytics.Ingest.Contracts.Failures;
using Screenalytics.Ingest.Contracts.Runs;
using Screenalytics.Ingest.Runs;

namespace Screenalytics.Ingest.Api.Endpoints;

/// <summary>Answers what became of a run that a request asked for.</summary>
internal sealed class RunTickets(ILogger<RunTickets> logger)
{
    /// <summary>The path of a run.</summary>
    public static string PathOf(HttpContext context, Guid runId) => $"{context.Request.PathBase}/runs/{runId}";

    /// <summary>Answers.</summary>
    /// <param name="context">The request.</param>
    /// <param name="admission">What became of it.</param>
    /// <param name="target">What was asked for, for the log.</param>
    /// <param name="caller">Who asked.</param>
    public IResult Answer(HttpContext context, Admission admission, string target, Caller caller)
    {
        if (Refusal(admission) is { } problem)
        {
            logger.RunRefused(target, caller.Name, problem.AnsweredDetail);
            return problem;
        }

        Log(admission, target, caller);
        var status = PathOf(context, admission.RunId);
        context.Response.Headers.Location = status;
        return TypedResults.Json(
            new RunTicket(
                admission.RunId,
                status,
                $"{status}/events",
                admission.Kind == AdmissionKind.Attached,
                admission.Kind == AdmissionKind.Replayed
            ),
            ApiJson.Types.RunTicket,
            statusCode: StatusCodes.Status202Accepted
        );
    }

    /// <summary>The problem that an admission comes to; null when the caller has its run.</summary>
    public static Problem? Refusal(Admission admission) =>
        admission.Kind switch
        {
            AdmissionKind.Started or AdmissionKind.Attached or AdmissionKind.Replayed => null,
            AdmissionKind.Busy => new Problem(FailureCode.TargetBusy)
            {
                RunId = admission.RunId,
                Detail =
                    $"Run {admission.RunId} of the same target is in flight, with other parameters, a rollout gate's or about to be cancelled: wait for it, or "
                    + $"cancel it with POST /runs/{admission.RunId}/cancel.",
            },
            AdmissionKind.KeyReused => new Problem(FailureCode.IdempotencyKeyReused),
            AdmissionKind.NotFound => new Problem(FailureCode.NotFound) { Detail = "There is no such run." },
            AdmissionKind.InFlight => new Problem(FailureCode.RunInFlight),
            AdmissionKind.NothingToRetry => new Problem(FailureCode.NothingToRetry),
            _ => throw new InvalidOperationException($"No answer to {admission.Kind}."),
        };

    private void Log(Admission admission, string target, Caller caller)
    {
        switch (admission.Kind)
        {
            case AdmissionKind.Attached:
                logger.RunAttached(admission.RunId, target, caller.Name);
                break;
            case AdmissionKind.Replayed:
                logger.RunReplayed(admission.RunId, target, caller.Name);
                break;
            default:
                logger.RunStarted(admission.RunId, target, caller.Name);
                break;
        }
    }
}
