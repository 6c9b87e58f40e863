using Screenalytics.Ingest.Runs;

namespace Screenalytics.Ingest.Hosting.Worker;

/// <summary>The loop that takes runs up and works on them.</summary>
internal sealed class RunPart(RunWorker worker, WorkerState state) : IWorkerPart, IDisposable
{
    private readonly CancellationTokenSource _drain = new();
    private readonly CancellationTokenSource _drop = new();
    private Task _working = Task.CompletedTask;

    /// <inheritdoc/>
    public string Name => "The work on runs";

    /// <inheritdoc/>
    public Task StartAsync(CancellationToken cancellationToken)
    {
        _working = Task.Run(WorkAsync, CancellationToken.None);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public async Task DrainAsync(CancellationToken drop)
    {
        await using var dropping = drop.UnsafeRegister(static part => ((RunPart)part!)._drop.Cancel(), this);
        await _drain.CancelAsync();
        await _working;
    }

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public void Dispose()
    {
        _drain.Dispose();
        _drop.Dispose();
    }

    private async Task WorkAsync()
    {
        try
        {
            await worker.RunAsync(_drain.Token, _drop.Token);
        }
        catch (OperationCanceledException) when (_drop.IsCancellationRequested)
        {
            // What was in flight is dropped, as it was told to.
        }
#pragma warning disable CA1031 // A worker that works no more must not look as if it did.
        catch (Exception defect)
#pragma warning restore CA1031
        {
            state.Fail(defect);
        }
    }
}
