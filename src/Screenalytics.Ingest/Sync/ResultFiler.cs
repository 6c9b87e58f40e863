using System.Threading.Channels;

namespace Screenalytics.Ingest.Sync;

/// <summary>Gathers results into batches and files them, several at once; what is filed is tallied and shown.</summary>
internal sealed class ResultFiler
{
    private readonly IFaceBank _bank;
    private readonly ISyncObserver _observer;
    private readonly SyncTally _tally;
    private readonly SyncOptions _options;
    private readonly TimeProvider _time;
    private readonly Action<Exception> _stop;
    private readonly CancellationToken _abandon;
    private readonly Channel<PersonResult> _results;
    private readonly Channel<List<PersonResult>> _batches;
    private volatile bool _failed;

    public ResultFiler(
        IFaceBank bank,
        ISyncObserver observer,
        SyncTally tally,
        SyncOptions options,
        TimeProvider time,
        Action<Exception> stop,
        CancellationToken abandon
    )
    {
        (_bank, _observer, _tally, _options, _time, _stop) = (bank, observer, tally, options, time, stop);
        _abandon = abandon;
        _results = Channel.CreateBounded<PersonResult>(
            new BoundedChannelOptions(options.BatchSize * 2) { SingleReader = true }
        );
        _batches = Channel.CreateBounded<List<PersonResult>>(new BoundedChannelOptions(1) { SingleWriter = true });
    }

    /// <summary>Results that wait for a batch of theirs to be filed.</summary>
    public int Waiting => _results.Reader.Count;

    /// <summary>Adds a result; waits while the database is behind.</summary>
    public ValueTask AddAsync(PersonResult result) => _results.Writer.WriteAsync(result);

    /// <summary>No result will follow.</summary>
    public void Complete() => _results.Writer.Complete();

    /// <summary>Files until all results are filed, or until the database fails for good; then the rest is dropped.</summary>
    public Task RunAsync()
    {
        var tasks = new Task[_options.Writers + 1];
        tasks[0] = GatherAsync();
        for (var i = 1; i < tasks.Length; i++)
        {
            tasks[i] = FileAsync();
        }

        return Task.WhenAll(tasks);
    }

    private async Task GatherAsync()
    {
        try
        {
            while (await _results.Reader.WaitToReadAsync().ConfigureAwait(false))
            {
                var batch = await GatherBatchAsync().ConfigureAwait(false);
                await _batches.Writer.WriteAsync(batch).ConfigureAwait(false);
            }
        }
        finally
        {
            _batches.Writer.Complete();
        }
    }

    private async ValueTask<List<PersonResult>> GatherBatchAsync()
    {
        var batch = new List<PersonResult>(_options.BatchSize);
        var startedAt = _time.GetTimestamp();
        while (true)
        {
            while (batch.Count < _options.BatchSize && _results.Reader.TryRead(out var result))
            {
                batch.Add(result);
            }

            var left = _options.BatchLinger - _time.GetElapsedTime(startedAt);
            if (batch.Count == _options.BatchSize || left <= TimeSpan.Zero)
            {
                return batch;
            }

            try
            {
                if (!await _results.Reader.WaitToReadAsync().AsTask().WaitAsync(left, _time).ConfigureAwait(false))
                {
                    return batch;
                }
            }
            catch (TimeoutException)
            {
                return batch;
            }
        }
    }

    private async Task FileAsync()
    {
        await foreach (var batch in _batches.Reader.ReadAllAsync().ConfigureAwait(false))
        {
            if (_failed)
            {
                continue;
            }

            try
            {
                var commits = await _bank.FileAsync(batch, _abandon).ConfigureAwait(false);
                for (var i = 0; i < batch.Count; i++)
                {
                    _tally.Add(batch[i], commits[i]);
                }

                _observer.OnFiled(batch, commits);
            }
            catch (OperationCanceledException) when (_abandon.IsCancellationRequested)
            {
                _failed = true;
            }
#pragma warning disable CA1031 // A writer that dies silently would leave the workers waiting for ever.
            catch (Exception exception)
#pragma warning restore CA1031
            {
                _failed = true;
                _stop(exception);
            }
        }
    }
}
