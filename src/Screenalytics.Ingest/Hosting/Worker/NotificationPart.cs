using Screenalytics.Ingest.Notifications;

namespace Screenalytics.Ingest.Hosting.Worker;

/// <summary>The loop that tells others of targets, where anybody is to be told.</summary>
internal sealed class NotificationPart(NotificationLoop loop) : IWorkerPart, IDisposable
{
    private readonly CancellationTokenSource _drain = new();
    private readonly CancellationTokenSource _drop = new();
    private Task _working = Task.CompletedTask;

    /// <inheritdoc/>
    public string Name => "The notifications";

    /// <inheritdoc/>
    public Task StartAsync(CancellationToken cancellationToken)
    {
        if (loop.IsNeeded)
        {
            _working = Task.Run(() => loop.RunAsync(_drain.Token, _drop.Token), CancellationToken.None);
        }

        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public async Task DrainAsync(CancellationToken drop)
    {
        await using var dropping = drop.UnsafeRegister(static part => ((NotificationPart)part!)._drop.Cancel(), this);
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
}
