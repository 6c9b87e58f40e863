using System.Globalization;
using Microsoft.Extensions.Hosting.Systemd;
using Screenalytics.Ingest.Contracts;
using Screenalytics.Ingest.Runs;

namespace Screenalytics.Ingest.Hosting.Worker;

/// <summary>The worker's life once it listens: it waits for its database, works, and stops in good order.</summary>
internal sealed class WorkerLife(
    WorkerDatabase database,
    WorkerState state,
    IServiceProvider services,
    ISystemdNotifier systemd,
    IHostApplicationLifetime lifetime,
    TimeProvider time,
    ILogger<WorkerLife> log
)
{
    private readonly List<IWorkerPart> _started = [];
    private Queue<IWorkerPart>? _toStart;

    /// <summary>Works until it is told to stop, or until a defect ends it.</summary>
    /// <returns>The exit code.</returns>
    public async Task<int> WorkAsync(CancellationToken stop)
    {
        try
        {
            await new DatabaseWaiter(OpenAsync, state, Jitter.Next, time, log).WaitAsync(stop);
            state.Serve();
            log.Ready(database.Source.Url.Database, database.Source.Url.Host);
            systemd.Notify(ServiceState.Ready);
            await state.Failed.WaitAsync(stop);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            return ExitCodes.Ok;
        }
#pragma warning disable CA1031 // The edge of the worker: it stops in good order whatever ended it.
        catch (Exception defect)
#pragma warning restore CA1031
        {
            log.Defect(defect);
            return ExitCodes.Error;
        }

        return ExitCodes.Ok;
    }

    /// <summary>Takes nothing new, and gives people in flight their time; then lets go of everything.</summary>
    public async Task StopAsync(GracePeriod grace)
    {
        state.IsDraining = true;
        systemd.Notify(ServiceState.Stopping);
        log.Draining();
        lifetime.StopApplication();
        await DrainAsync(grace);
        for (var i = _started.Count - 1; i >= 0; i--)
        {
            var part = _started[i];
            using var end = new CancellationTokenSource(grace.LeftOfReserve(0.75), time);
            await GuardAsync(part.StopAsync(end.Token), part.Name, grace.LeftOfReserve(0.8));
        }
    }

    // What may be asked again and again until all of it has been done.
    private async Task OpenAsync(CancellationToken cancellationToken)
    {
        await database.OpenAsync(cancellationToken);
        await services.GetRequiredService<IRunStore>().CheckReadyAsync(forWriting: true, cancellationToken);
        _toStart ??= new Queue<IWorkerPart>(services.GetServices<IWorkerPart>());
        while (_toStart.TryPeek(out var next))
        {
            await next.StartAsync(cancellationToken);
            _started.Add(_toStart.Dequeue());
        }
    }

    private async Task DrainAsync(GracePeriod grace)
    {
        using var drop = new CancellationTokenSource(Timeout.InfiniteTimeSpan, time);
        var draining = Task.WhenAll(
            _started.Select(part => GuardAsync(part.DrainAsync(drop.Token), part.Name, grace.LeftOfReserve(0.5)))
        );
        using var over = new CancellationTokenSource();
        var toFinish = grace.LeftToFinish;
        if (await Task.WhenAny(draining, Task.Delay(toFinish, time, over.Token)) != draining)
        {
            log.Dropping(string.Create(CultureInfo.InvariantCulture, $"{toFinish.TotalSeconds:0.#} s"));
            await drop.CancelAsync();
        }

        await over.CancelAsync();
        await draining;
    }

    // Whatever one of them does, the others are stopped too, and in time.
    private async Task GuardAsync(Task stopping, string name, TimeSpan atMost)
    {
        try
        {
            await stopping.WaitAsync(atMost, time);
        }
        catch (TimeoutException)
        {
            log.LeftBehind(name);
        }
        catch (OperationCanceledException)
        {
            log.LeftBehind(name);
        }
#pragma warning disable CA1031 // See above.
        catch (Exception fault)
#pragma warning restore CA1031
        {
            log.StopFailed(fault, name);
        }
    }
}
