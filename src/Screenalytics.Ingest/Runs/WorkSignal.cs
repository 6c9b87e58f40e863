namespace Screenalytics.Ingest.Runs;

/// <summary>Tells this process's worker that there may be work, so that it need not wait until it looks again.</summary>
internal sealed class WorkSignal : IDisposable
{
    private readonly SemaphoreSlim _raised = new(0, 1);

    /// <summary>There may be work.</summary>
    public void Raise()
    {
        try
        {
            _raised.Release();
        }
        catch (SemaphoreFullException)
        {
            // It is raised already.
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _raised.Dispose();

    /// <summary>Waits until it is raised, or for the time.</summary>
    public async Task WaitAsync(TimeSpan atMost, TimeProvider time, CancellationToken cancellationToken)
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var raised = _raised.WaitAsync(end.Token);
        try
        {
            await raised.WaitAsync(atMost, time, cancellationToken).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            await end.CancelAsync().ConfigureAwait(false);
            await ((Task)raised).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }
}
