using Screenalytics.Ingest.Contracts.Failures;
using Screenalytics.Ingest.Contracts.Sync;
using Screenalytics.Ingest.Runs.Logging;
using Screenalytics.Ingest.Sync;

namespace Screenalytics.Ingest.Runs;

/// <summary>Works on a part that this process holds: to its end, to its loss, or until it is given back.</summary>
internal sealed class PartRunner(
    IRunStore store,
    PipelineRunner pipelines,
    LeaseKeeper keeper,
    RunOptions options,
    SuddenChange rule,
    TimeProvider time,
    RunLoggers loggers
)
{
    private readonly RunSpans _spans = new();

    /// <summary>Works on a part; it is renewed from here on.</summary>
    public async Task<PartResult> RunAsync(PartLease lease, Sitting sitting)
    {
        using var held = keeper.Hold(lease);
        LogTaken(lease);
        RunMetrics.Taken(lease);
        using var span = _spans.Begin(lease);
        var result = await RunAsync(held, sitting).ConfigureAwait(false);
        RunMetrics.Left(result.Kind);
        span?.Note(result);
        return result;
    }

    private async Task<PartResult> RunAsync(HeldLease held, Sitting sitting)
    {
        var lease = held.Lease;
        if (lease.Stop != RunStop.None)
        {
            var stopped = new PartEnd { Cancelled = lease.Stop == RunStop.Cancelled };
            return await EndAsync(lease, stopped, null, sitting.Stops).ConfigureAwait(false);
        }

        if (await RefusalAsync(lease, sitting).ConfigureAwait(false) is { } refusal)
        {
            return refusal.Code == FailureCode.DatabaseUnavailable
                ? Abandon(lease, null, refusal)
                : await EndAsync(lease, EndBy(refusal), null, sitting.Stops).ConfigureAwait(false);
        }

        sitting = sitting with { Observer = pipelines.Watch(lease.Run, sitting.Observer) };
        var warnings = new RunWarnings(sitting.Observer);
        var session = await WorkAsync(held, sitting, warnings).ConfigureAwait(false);
        if (held.IsLost || session.Failure?.Code == FailureCode.TakenOver)
        {
            return Lose(lease, session);
        }

        if (session.Failure?.Code == FailureCode.DatabaseUnavailable)
        {
            return Abandon(lease, session, session.Failure);
        }

        var unfinished = session.Failure is null && !session.IsWhole;
        if (unfinished && held.Stop == RunStop.None && !sitting.IsOperators)
        {
            return await GiveBackAsync(lease, session).ConfigureAwait(false);
        }

        var end = new PartEnd
        {
            Cancelled = unfinished && held.Stop != RunStop.Failed,
            Failure = session.RunFailure,
            CastCalls = session.CastComplete ? default : session.Asked,
            Warnings = warnings.Take(),
        };
        return await EndAsync(lease, end, session, sitting.Stops).ConfigureAwait(false);
    }

    // Why the part can't be begun, or null.
    private async Task<RunStoppedException?> RefusalAsync(PartLease lease, Sitting sitting)
    {
        if (lease.Attempt > options.MaxAttempts)
        {
            return new RunStoppedException(
                FailureCode.Internal,
                $"Part {lease.Part} was taken up {lease.Attempt - 1} times and never came to its end (Runs:MaxAttempts)."
            );
        }

        if (sitting.IsOperators)
        {
            return null;
        }

        try
        {
            await store.CheckReadyAsync(!lease.Run.Request.DryRun, sitting.Stops.Drop).ConfigureAwait(false);
            return null;
        }
        catch (RunStoppedException refusal)
        {
            return refusal;
        }
    }

    private async Task<PipelineSession> WorkAsync(HeldLease held, Sitting sitting, RunWarnings warnings)
    {
        var (lease, request) = (held.Lease, held.Lease.Run.Request);
        using var drop = CancellationTokenSource.CreateLinkedTokenSource(sitting.Stops.Drop, held.Ended);
        var cast = new RecordedCast(store, lease, pipelines.SourceOf(request.Target), warnings);
        var bank = store.OpenFaceBank(lease);
        var stops = sitting.Stops with { Drop = drop.Token };
        return await pipelines.RunAsync(request, cast, bank, sitting.Observer, warnings, stops).ConfigureAwait(false);
    }

    private async Task<PartResult> GiveBackAsync(PartLease lease, PipelineSession session)
    {
        try
        {
            await store.ReleaseAsync([lease], CancellationToken.None).ConfigureAwait(false);
            LogOf(lease).PartGivenBack(lease.Run.RunId, lease.Part, session.Tally.NotAttempted);
            return new PartResult(PartResultKind.GivenBack, Session: session);
        }
        catch (RunStoppedException failure)
        {
            return Abandon(lease, session, failure);
        }
    }

    private async Task<PartResult> EndAsync(PartLease lease, PartEnd end, PipelineSession? session, PipelineStops stops)
    {
        try
        {
            var report = await store.EndPartAsync(lease, end, Conclude, stops.Abandon).ConfigureAwait(false);
            if (report is not null)
            {
                LogOf(lease).Ended(report, lease.Node);
                RunMetrics.Finished(lease.Run.Request, report);
            }

            return new PartResult(PartResultKind.Ended, report, session);
        }
        catch (RunStoppedException failure) when (failure.Code == FailureCode.TakenOver)
        {
            return Lose(lease, session);
        }
        catch (RunStoppedException failure)
        {
            return Abandon(lease, session, failure);
        }
    }

    private PartResult Lose(PartLease lease, PipelineSession? session)
    {
        LogOf(lease).FenceRefused(lease.Run.RunId, lease.Part, lease.Epoch, lease.Node);
        return new PartResult(PartResultKind.Lost, Session: session);
    }

    private PartResult Abandon(PartLease lease, PipelineSession? session, RunStoppedException failure)
    {
        LogOf(lease).PartAbandoned(lease.Run.RunId, lease.Part, failure.Message);
        return new PartResult(PartResultKind.Abandoned, null, session, failure);
    }

    private static PartEnd EndBy(RunStoppedException failure) =>
        new() { Failure = new RunFailure(failure.Code, failure.Message) };

    private SyncReport Conclude(RunFacts facts) => RunConclusion.Report(facts, time.GetUtcNow(), rule);

    private ILogger LogOf(PartLease lease) => loggers.For(lease.Run.Request);

    private void LogTaken(PartLease lease)
    {
        var log = LogOf(lease);
        if (lease is { Part: 0, Attempt: 1 })
        {
            log.Started(lease.Run, lease.Node);
        }

        if (lease.TakenFrom is { } from)
        {
            log.TakenOver(lease.Run.RunId, lease.Part, from, lease.Attempt, lease.Epoch, lease.Node);
        }
        else
        {
            var target = lease.Run.Request.Target.Key;
            log.PartStarted(lease.Run.RunId, lease.Part, target, lease.Attempt, lease.Epoch, lease.Node);
        }
    }
}
