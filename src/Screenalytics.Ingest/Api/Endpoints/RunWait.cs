using Screenalytics.Ingest.Api.Events;
using Screenalytics.Ingest.Api.Problems;
using Screenalytics.Ingest.Contracts.Failures;
using Screenalytics.Ingest.Contracts.Sync;
using Screenalytics.Ingest.Runs;

namespace Screenalytics.Ingest.Api.Endpoints;

/// <summary>Waits for a run's end on behalf of a caller; whoever goes away stops the waiting, never the run.</summary>
internal sealed class RunWait(ApiPorts ports, FollowerSeats seats, IHostApplicationLifetime lifetime, TimeProvider time)
{
    private static readonly TimeSpan PollEvery = TimeSpan.FromMilliseconds(500);

    /// <summary>Waits.</summary>
    /// <returns>The answer: the run's report, or why there will be none.</returns>
    public async Task<IResult> AnswerAsync(Guid runId, CancellationToken cancellationToken)
    {
        if (!seats.TryTake())
        {
            return new Problem(FailureCode.TooManyFollowers) { RunId = runId };
        }

        try
        {
            return await WaitAsync(runId, cancellationToken);
        }
        catch (Exception e) when (RunFaults.Of(e) is { } failure)
        {
            return new Problem(failure.Code)
            {
                RunId = runId,
                Detail = $"{failure.Message} Run {runId} was asked for, and goes on: ask for /runs/{runId} later.",
            };
        }
        finally
        {
            seats.Free();
        }
    }

    private async Task<IResult> WaitAsync(Guid runId, CancellationToken cancellationToken)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(
            cancellationToken,
            lifetime.ApplicationStopping
        );
        try
        {
            while (true)
            {
                var run = await ports.History.FindAsync(runId, either.Token);
                if (run is null or { FinishedAt: not null, Report: null })
                {
                    return new Problem(FailureCode.NotFound) { Detail = "The run's report is not kept any more." };
                }

                if (run.Report is { } report)
                {
                    return TypedResults.Json<SyncReport>(report, ApiJson.Types.SyncReport);
                }

                await Task.Delay(PollEvery, time, either.Token);
            }
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return new Problem(FailureCode.WorkerNotReady)
            {
                RunId = runId,
                Detail = $"The worker is about to stop. Run {runId} goes on: ask for /runs/{runId} later.",
            };
        }
    }
}
