using Screenalytics.Ingest.IntegrationTests.Cli;
using Screenalytics.Ingest.IntegrationTests.Support;

namespace Screenalytics.Ingest.IntegrationTests.Cluster;

/// <summary>A process that does a run and may be killed at it: a sync, or a worker that is asked for it.</summary>
internal sealed class KillVictim : IAsyncDisposable
{
    private readonly Stage _stage;
    private readonly CliProcess? _sync;
    private readonly WorkerProcess? _worker;
    private readonly Task _asking;

    private KillVictim(Stage stage, CliProcess? sync, WorkerProcess? worker)
    {
        (_stage, _sync, _worker) = (stage, sync, worker);
        _asking = worker is null ? Task.CompletedTask : AskAsync(worker);
    }

    /// <summary>Whether it could not be asked for the run.</summary>
    public bool HasFailed => _asking.IsFaulted;

    /// <summary>Starts it.</summary>
    public static async Task<KillVictim> StartAsync(Stage stage, bool isWorker)
    {
        var environment = stage.With(
            ("Runs__LeaseDuration", "1s"),
            ("Runs__HeartbeatInterval", "200ms"),
            ("Runs__PollInterval", "50ms")
        );
        return isWorker
            ? new KillVictim(stage, null, await WorkerProcess.StartAsync(environment))
            : new KillVictim(stage, stage.StartSync(environment), null);
    }

    /// <summary>Kills it, and tells what it had said.</summary>
    public async Task<string> KillAsync()
    {
        if (_worker is not null)
        {
            await _worker.KillAsync();
            await AskedAsync();
            return _worker.Log;
        }

        _sync!.Kill();
        var result = await _sync.EndAsync();
        return result.Error + result.Output;
    }

    /// <summary>Lets it finish the run, and tells what it had said.</summary>
    public async Task<string> FinishAsync()
    {
        if (_worker is not null)
        {
            await _asking;
            await _stage.UntilEndedAsync(() => _worker.Log);
            return _worker.Log;
        }

        var result = await _sync!.EndAsync();
        result.ExitCode.ShouldBe(_stage.ExpectedExit, result.Error + result.Output);
        return result.Error + result.Output;
    }

    public async ValueTask DisposeAsync()
    {
        if (_worker is not null)
        {
            await _worker.DisposeAsync();
            await AskedAsync();
        }

        if (_sync is not null)
        {
            await _sync.DisposeAsync();
        }
    }

    // A run that is there is gone on with unasked.
    private async Task AskAsync(WorkerProcess worker)
    {
        await worker.UntilReadyAsync();
        if (!await _stage.Database.IsAsync("EXISTS (SELECT FROM screenalytics_ingest.run)"))
        {
            await _stage.TriggerAsync(worker);
        }
    }

    private async Task AskedAsync()
    {
        try
        {
            await _asking;
        }
        catch (Exception e)
            when (e is HttpRequestException or InvalidOperationException or OperationCanceledException or IOException)
        {
            // It was killed before it could be asked, or before it could answer.
        }
    }
}
