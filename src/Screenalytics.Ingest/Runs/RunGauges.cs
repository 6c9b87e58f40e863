using System.Diagnostics.Metrics;
using Screenalytics.Ingest.Contracts.Telemetry;
using Screenalytics.Ingest.Diagnostics.Telemetry;

namespace Screenalytics.Ingest.Runs;

/// <summary>What is measured of a worker's parts and of the cluster's queue, from its start to its end.</summary>
internal sealed class RunGauges(LeaseKeeper keeper, IBacklogStore store, TimeProvider time) : IAsyncDisposable
{
    /// <summary>How often the queue is looked at.</summary>
    public static readonly TimeSpan Interval = TimeSpan.FromSeconds(5);

    private readonly Meter _meter = IngestMeter.NewForGauges();
    private readonly CancellationTokenSource _end = new();
    private Task _looking = Task.CompletedTask;
    private volatile Look? _last;

    private sealed record Look(Backlog Backlog, long At);

    /// <summary>Begins.</summary>
    public void Start()
    {
        RunMetrics.Publish();
        PeopleMetrics.Publish();
        _meter.Gauge(IngestInstruments.PartsHeld, () => keeper.Count);
        _meter.Gauge(IngestInstruments.QueueRuns, () => Read(look => look.Backlog.QueuedRuns));
        _meter.Gauge(IngestInstruments.QueueParts, () => Read(look => look.Backlog.OpenParts));
        _meter.Gauge(IngestInstruments.QueueAge, () => Read(look => look.Backlog.QueueAge.TotalSeconds));
        _meter.Gauge(IngestInstruments.LastSuccessAge, () => Read(SinceSuccess));
        _looking = Task.Run(LookAsync);
    }

    /// <summary>Looks at the queue no more.</summary>
    public async Task EndAsync()
    {
        await _end.CancelAsync().ConfigureAwait(false);
        await _looking.ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await EndAsync().ConfigureAwait(false);
        _meter.Dispose();
        _end.Dispose();
    }

    private double? SinceSuccess(Look look) =>
        look.Backlog.SinceSuccess is { } age ? (age + time.GetElapsedTime(look.At)).TotalSeconds : null;

    // What can't be known is not told, rather than told as it was.
    private IEnumerable<Measurement<double>> Read(Func<Look, double?> value) =>
        _last is { } last && value(last) is { } known ? [new Measurement<double>(known)] : [];

    private async Task LookAsync()
    {
        using var timer = new PeriodicTimer(Interval, time);
        try
        {
            do
            {
                _last = await TryLookAsync().ConfigureAwait(false);
            } while (await timer.WaitForNextTickAsync(_end.Token).ConfigureAwait(false));
        }
        catch (OperationCanceledException) when (_end.IsCancellationRequested)
        {
            // Its end.
        }
    }

    private async Task<Look?> TryLookAsync()
    {
        try
        {
            return new Look(await store.ReadAsync(_end.Token).ConfigureAwait(false), time.GetTimestamp());
        }
#pragma warning disable CA1031 // A measurement never ends what it measures; who works on runs tells of the database.
        catch (Exception e) when (e is not OperationCanceledException)
#pragma warning restore CA1031
        {
            return null;
        }
    }
}
