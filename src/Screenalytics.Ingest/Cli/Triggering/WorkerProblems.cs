using System.Net;
using System.Text.Json;
using Screenalytics.Ingest.Contracts;
using Screenalytics.Ingest.Contracts.Failures;
using Screenalytics.Ingest.Contracts.Runs;
using Screenalytics.Ingest.Sync;

namespace Screenalytics.Ingest.Cli.Triggering;

/// <summary>Tells in one sentence why a worker did not do what it was asked to.</summary>
internal static class WorkerProblems
{
    /// <summary>Throws unless the answer has the status that it should.</summary>
    /// <exception cref="RunStoppedException">It has another.</exception>
    public static async Task ThrowIfRefusedAsync(
        WorkerAccess access,
        HttpResponseMessage response,
        HttpStatusCode wanted,
        CancellationToken cancellationToken
    )
    {
        if (response.StatusCode == wanted)
        {
            return;
        }

        throw response.Content.Headers.ContentType?.MediaType == ApiProblem.MediaType
        && await response.Content.ReadFromJsonAsync(RunsJson.Default.ApiProblem, cancellationToken) is { } problem
            ? new RunStoppedException(CodeOf(problem), WordsOf(access, problem))
            : new RunStoppedException(
                FailureCode.WorkerUnreachable,
                $"What answers at {access} is no worker (status {(int)response.StatusCode}): name the worker with --server, "
                    + "or with SCREENALYTICS_INGEST_URL."
            );
    }

    /// <summary>What to say of a worker that does not answer.</summary>
    public static RunStoppedException Unreachable(WorkerAccess access, Exception exception)
    {
        var reason = exception switch
        {
            JsonException => "it answers what this version does not understand",
            OperationCanceledException => "no answer in time",
            _ => exception.InnerException?.Message ?? exception.Message,
        };
        return new RunStoppedException(
            FailureCode.WorkerUnreachable,
            $"The worker at {access} can't be reached ({reason}): check that '{CliApplication.Name} run' is at work there, "
                + "or name another one with --server.",
            exception
        );
    }

    private static string WordsOf(WorkerAccess access, ApiProblem problem) =>
        CodeOf(problem) switch
        {
            FailureCode.AdminSecretNotSet =>
                $"The worker at {access} has no admin secret, so its API is closed: set SCREENALYTICS_ADMIN_SECRET where it "
                    + "runs, and start it again.",
            FailureCode.AdminSecretWrong =>
                $"The worker at {access} refused the admin secret: set SCREENALYTICS_ADMIN_SECRET to the worker's.",
            FailureCode.BadRequest when problem.Errors.Count > 0 => string.Join(
                " ",
                problem.Errors.Select(error => $"{error.Field}: {error.Message}")
            ),
            FailureCode.TargetBusy when problem.RunId is { } run =>
                $"Run {run} of the same target is in flight, with other parameters, a rollout gate's or about to be cancelled: wait for it, or cancel it with "
                    + $"'{CliApplication.Name} runs cancel {run}'.",
            FailureCode.Internal => $"The worker at {access} failed; its log knows this by {problem.TraceId}.",
            _ => problem.Detail,
        };

    private static FailureCode CodeOf(ApiProblem problem) =>
        Array.Find(Enum.GetValues<FailureCode>(), code => problem.Type == ApiProblem.TypePrefix + EnumNames.Of(code))
            is var known
                and not FailureCode.None
            ? known
            : FailureCode.WorkerUnreachable;
}
