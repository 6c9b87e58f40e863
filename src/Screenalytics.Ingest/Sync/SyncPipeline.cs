using System.Threading.Channels;
using Screenalytics.Ingest.Contracts.Failures;

namespace Screenalytics.Ingest.Sync;

/// <summary>
/// People in, face bank rows out: fetched many at a time, filed in batches across people. But for the people's ids, what
/// is in memory is bounded, whatever the cast's size.
/// </summary>
internal sealed class SyncPipeline : IPipelineFigures, IDisposable
{
    private readonly PersonFetcher _fetcher;
    private readonly ICastSource _source;
    private readonly FallbackGate? _gate;
    private readonly IBackendPace _pace;
    private readonly ISyncObserver _observer;
    private readonly SyncTally _tally;
    private readonly ResultFiler _filer;
    private readonly Action<string> _warn;
    private readonly CancellationTokenSource _stop;
    private readonly CancellationTokenSource _intakeEnd;

    // Ids are small, and a cast that is read in one go is more of one piece than one that waits for its people.
    private readonly Channel<Guid> _intake = Channel.CreateUnbounded<Guid>(
        new UnboundedChannelOptions { SingleWriter = true }
    );

    private RunStoppedException? _failure;

    public SyncPipeline(
        PersonFetcher fetcher,
        ICastSource source,
        IBackendPace pace,
        IFaceBank bank,
        ISyncObserver observer,
        SyncTally tally,
        SyncOptions options,
        TimeProvider time,
        Action<string> warn,
        PipelineStops stops,
        FallbackGate? gate = null
    )
    {
        _gate = gate;
        (_fetcher, _source, _pace, _observer, _tally, _warn) = (fetcher, source, pace, observer, tally, warn);
        _stop = CancellationTokenSource.CreateLinkedTokenSource(stops.Drop);
        _intakeEnd = CancellationTokenSource.CreateLinkedTokenSource(_stop.Token, stops.Drain);
        _filer = new ResultFiler(bank, observer, tally, options, time, Stop, stops.Abandon);
        PipelineGauges.Add(this);
    }

    /// <summary>Whether all people of the target are known.</summary>
    public bool CastComplete { get; private set; }

    /// <inheritdoc/>
    public int PeopleWaiting => _intake.Reader.Count;

    /// <inheritdoc/>
    public int PeopleInFlight => Math.Max(0, _tally.NotAttempted - PeopleWaiting);

    /// <inheritdoc/>
    public int ResultsWaiting => _filer.Waiting;

    /// <summary>Runs to the end of the cast, to the first failure that the run cannot go on by, or to cancellation.</summary>
    /// <returns>Why the run could not go on, or null.</returns>
    public async Task<RunStoppedException?> RunAsync()
    {
        var writing = _filer.RunAsync();
        var feeding = FeedAsync();
        await new WorkerPool(_pace, WorkAsync, Stop).RunAsync().ConfigureAwait(false);
        if (_gate is not null && !_intakeEnd.IsCancellationRequested)
        {
            _gate.Judge();
            await new WorkerPool(_pace, ReleaseAsync, Stop).RunAsync().ConfigureAwait(false);
        }

        await feeding.ConfigureAwait(false);
        _filer.Complete();
        await writing.ConfigureAwait(false);
        return _failure;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        PipelineGauges.Remove(this);
        _intakeEnd.Dispose();
        _stop.Dispose();
    }

    private async Task FeedAsync()
    {
        try
        {
            await foreach (var page in _source.ReadAsync(_warn, _intakeEnd.Token).ConfigureAwait(false))
            {
                _observer.OnPeopleKnown(_tally.AddKnown(page.Length), final: false);
                for (var i = 0; i < page.Length; i++)
                {
                    _intake.Writer.TryWrite(page.Span[i]);
                }
            }

            CastComplete = true;
            _observer.OnPeopleKnown(_tally.Known, final: true);
        }
        catch (OperationCanceledException) when (_intakeEnd.IsCancellationRequested)
        {
            // Whoever stopped the run has said why.
        }
#pragma warning disable CA1031 // Those who are known already are fetched and filed, and the report tells.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            Fail(exception);
        }
        finally
        {
            _intake.Writer.Complete();
        }
    }

    // One person after the other until the intake is empty, or until there are more workers than places.
    private async Task WorkAsync(Func<bool> isSurplus)
    {
        try
        {
            while (!isSurplus() && await _intake.Reader.WaitToReadAsync(_intakeEnd.Token).ConfigureAwait(false))
            {
                while (!_intakeEnd.IsCancellationRequested && TryBegin(out var fetching))
                {
                    var result = await fetching.ConfigureAwait(false);
                    if (result is not null && !await TryAddAsync(result).ConfigureAwait(false))
                    {
                        return;
                    }

                    _stop.Token.ThrowIfCancellationRequested();
                    if (isSurplus())
                    {
                        return;
                    }
                }
            }
        }
        catch (OperationCanceledException) when (_intakeEnd.IsCancellationRequested)
        {
            // Those who are begun are dropped without a result; nobody else is begun.
        }
    }

    // Those who are parked go first while there are others for the other workers; the last ones are left to all of them.
    private bool TryBegin(out ValueTask<PersonResult?> fetching)
    {
        if (_gate is { HasReleased: true } && _intake.Reader.Count > 0 && _gate.TryRelease(out var parked))
        {
            fetching = _fetcher.ResumeAsync(parked, _stop.Token);
            return true;
        }

        if (_intake.Reader.TryRead(out var personId))
        {
            fetching = _fetcher.FetchAsync(personId, _stop.Token);
            return true;
        }

        fetching = default;
        return false;
    }

    // Those whom the gate has released, when nobody else is left.
    private async Task ReleaseAsync(Func<bool> isSurplus)
    {
        try
        {
            while (!isSurplus() && !_intakeEnd.IsCancellationRequested && _gate!.TryRelease(out var parked))
            {
                var result = await _fetcher.ResumeAsync(parked, _stop.Token).ConfigureAwait(false);
                if (result is not null && !await TryAddAsync(result).ConfigureAwait(false))
                {
                    return;
                }
            }
        }
        catch (OperationCanceledException) when (_intakeEnd.IsCancellationRequested)
        {
            // As above.
        }
    }

    // Adds a result, unless the run can't go on by it.
    private ValueTask<bool> TryAddAsync(PersonResult result)
    {
        if (result.Failure != FailureCode.None && FailureCatalog.Describe(result.Failure).StopsRun)
        {
            Stop(new RunStoppedException(result.Failure, MessageOf(result)));
            return ValueTask.FromResult(false);
        }

        var adding = _filer.AddAsync(result);
        return adding.IsCompletedSuccessfully ? ValueTask.FromResult(true) : AddedAsync(adding);
    }

    private static async ValueTask<bool> AddedAsync(ValueTask adding)
    {
        await adding.ConfigureAwait(false);
        return true;
    }

    // A cast that fails midway ends the intake only: those who are known already are fetched.
    private void Fail(Exception exception) =>
        Interlocked.CompareExchange(ref _failure, RunStoppedException.Of(exception), null);

    private void Stop(Exception exception)
    {
        Fail(exception);
        _stop.Cancel();
    }

    private static string MessageOf(PersonResult result)
    {
        var message = FailureCatalog.Describe(result.Failure).Message;
        return result.Detail is null ? message : $"{message} ({result.Detail})";
    }
}
