using Screenalytics.Ingest.Contracts.Sync;
using Screenalytics.Ingest.Contracts.TrrBackend;
using Screenalytics.Ingest.Sync;

namespace Screenalytics.Ingest.Runs;

/// <summary>Runs pipelines between the backend and a face bank.</summary>
/// <param name="client">The backend.</param>
/// <param name="pace">How the client paces itself.</param>
/// <param name="store">Where the face bank's people are.</param>
/// <param name="options">How people are synced.</param>
/// <param name="time">The clock.</param>
/// <param name="watches">Who watches every run besides the one who asked for it.</param>
internal sealed class PipelineRunner(
    ITrrBackendClient client,
    IBackendPace pace,
    IRunStore store,
    SyncOptions options,
    TimeProvider time,
    IEnumerable<IRunWatch> watches
)
{
    private readonly IRunWatch[] _watches = [.. watches];

    /// <summary>The backend's host and port.</summary>
    public string BackendHost => pace.BackendHost;

    /// <summary>Where a target's people come from.</summary>
    public ICastSource SourceOf(SyncTarget target) =>
        target switch
        {
            PeopleTarget people => new PeopleSource(people),
            FaceBankTarget => new FaceBankSource(store),
            _ => new BackendCastSource(client, target),
        };

    /// <summary>Everybody who watches a run; the one who asked for it last, whose output may break.</summary>
    public ISyncObserver Watch(RunStart run, ISyncObserver asker) =>
        _watches.Length == 0 ? asker : new BroadcastObserver([.. _watches.Select(watch => watch.Watch(run)), asker]);

    /// <summary>Runs a pipeline to its end, or to one of the stops.</summary>
    public async Task<PipelineSession> RunAsync(
        SyncRequest request,
        ICastSource source,
        IFaceBank bank,
        ISyncObserver observer,
        RunWarnings warnings,
        PipelineStops stops
    )
    {
        var tally = new SyncTally();
        FallbackGate? gate;
        try
        {
            gate = await GateOfAsync(request, stops.Drop).ConfigureAwait(false);
        }
        catch (RunStoppedException failure)
        {
            return new PipelineSession(failure, CastComplete: false, tally, source.Asked);
        }
        catch (OperationCanceledException) when (stops.Drop.IsCancellationRequested)
        {
            return new PipelineSession(null, CastComplete: false, tally, source.Asked);
        }

        var fetcher = new PersonFetcher(client, request.MaxImagesPerPerson, () => ProfileOf(source), observer, gate);
        void ShowIntake(object? sender, IntakeChangedEventArgs e) => observer.OnIntake(e.IsPaused);
        pace.IntakeChanged += ShowIntake;
        try
        {
            using var pipeline = new SyncPipeline(
                fetcher,
                source,
                pace,
                bank,
                observer,
                tally,
                options,
                time,
                warnings.Add,
                stops,
                gate
            );
            var failure = await pipeline.RunAsync().ConfigureAwait(false);
            return new PipelineSession(failure, pipeline.CastComplete, tally, source.Asked);
        }
        finally
        {
            pace.IntakeChanged -= ShowIntake;
        }
    }

    // A retry is an operator's word on its people, and without a history there is nothing to compare with.
    private async Task<FallbackGate?> GateOfAsync(SyncRequest request, CancellationToken cancellationToken)
    {
        if (options.OnSuspect != SuspectActions.Hold || request.RetryOf is not null)
        {
            return null;
        }

        var history = await store.EmptySharesAsync(request.Target.Key, cancellationToken).ConfigureAwait(false);
        var rule = SuddenChange.Of(options);
        return rule.CanJudgeBy(history) ? new FallbackGate(rule, history) : null;
    }

    private SelectionProfile? ProfileOf(ICastSource source) =>
        options.SelectionProfile == SelectionProfile.FacebankInitial
            ? new SelectionProfile(SelectionProfile.FacebankInitial, source.ShowId, options.ShowName)
            : null;
}
