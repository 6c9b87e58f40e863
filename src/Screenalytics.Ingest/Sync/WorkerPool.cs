using System.Diagnostics;

namespace Screenalytics.Ingest.Sync;

/// <summary>
/// As many workers as the backend takes requests, and more while some wait for a retry and hold no place: a slow or
/// failing minority does not idle the rest.
/// </summary>
/// <param name="pace">How the client paces itself.</param>
/// <param name="work">A worker's loop; it asks between people whether it has become one too many.</param>
/// <param name="onDefect">Takes what a worker threw, so that it ends the run and does not vanish with the task.</param>
internal sealed class WorkerPool(IBackendPace pace, Func<Func<bool>, Task> work, Action<Exception> onDefect)
{
    private const int MostPerPlace = 4;

    private readonly Lock _lock = new();
    private readonly Activity? _span = Activity.Current;
    private readonly TaskCompletionSource _allDone = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _workers;

    /// <summary>Runs until no worker is left.</summary>
    public async Task RunAsync()
    {
        pace.PlaceFreed += OnPlaceFreed;
        try
        {
            lock (_lock)
            {
                _workers = pace.MaxConcurrency;
            }

            for (var i = 0; i < pace.MaxConcurrency; i++)
            {
                _ = RunWorkerAsync();
            }

            await _allDone.Task.ConfigureAwait(false);
        }
        finally
        {
            pace.PlaceFreed -= OnPlaceFreed;
        }
    }

    private void OnPlaceFreed(object? sender, EventArgs e)
    {
        lock (_lock)
        {
            if (
                _workers == 0
                || _workers >= MostPerPlace * pace.MaxConcurrency
                || _workers - pace.BackingOff >= pace.MaxConcurrency
            )
            {
                return;
            }

            _workers++;
        }

        _ = RunWorkerAsync();
    }

    private async Task RunWorkerAsync()
    {
        // Away from whoever freed a place: it has a wait to begin.
        await Task.Yield();
        Activity.Current = _span;
        var counted = true;
        try
        {
            await work(() => IsSurplus(ref counted)).ConfigureAwait(false);
        }
#pragma warning disable CA1031 // Nobody awaits a worker.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            onDefect(exception);
        }

        lock (_lock)
        {
            if (counted)
            {
                _workers--;
            }

            if (_workers == 0)
            {
                _allDone.TrySetResult();
            }
        }
    }

    private bool IsSurplus(ref bool counted)
    {
        if (Volatile.Read(ref _workers) <= pace.MaxConcurrency)
        {
            return false;
        }

        lock (_lock)
        {
            if (_workers <= pace.MaxConcurrency || _workers - pace.BackingOff <= pace.MaxConcurrency)
            {
                return false;
            }

            _workers--;
            counted = false;
            return true;
        }
    }
}
