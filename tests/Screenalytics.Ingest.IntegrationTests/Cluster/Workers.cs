using Screenalytics.Ingest.IntegrationTests.Support;

namespace Screenalytics.Ingest.IntegrationTests.Cluster;

/// <summary>The worker processes of a stage, some of which come and go.</summary>
internal sealed class Workers(Stage stage, params (string Name, string Value)[] settings) : IAsyncDisposable
{
    private const int MostLogged = 4000;
    private readonly List<WorkerProcess> _all = [];

    /// <summary>Those that live.</summary>
    public IReadOnlyList<WorkerProcess> Alive => [.. _all.Where(worker => !worker.HasExited)];

    /// <summary>The last words of each.</summary>
    public string Story =>
        string.Join(
            "\n\n",
            _all.Select(worker => $"== worker {worker.Id}, exited: {worker.HasExited}\n{Tail(worker.Log)}")
        );

    /// <summary>Has so many of them live, and ready.</summary>
    public async Task RaiseAsync(int count)
    {
        foreach (var gone in _all.Where(worker => worker.HasExited).ToList())
        {
            _all.Remove(gone);
            await gone.DisposeAsync();
        }

        _all.AddRange(
            await Task.WhenAll(
                Enumerable.Range(0, count - _all.Count).Select(_ => WorkerProcess.StartReadyAsync(stage.With(settings)))
            )
        );
    }

    /// <summary>The one that holds a part of a run; waits until there is one.</summary>
    public async Task<WorkerProcess> HolderAsync(Guid runId)
    {
        WorkerProcess? holder = null;
        await Until.SoAsync(
            async () =>
            {
                var node = await stage.Database.ScalarAsync<string>(
                    "SELECT node FROM screenalytics_ingest.run_part WHERE run_id = $1 AND lease_until > clock_timestamp() ORDER BY part LIMIT 1",
                    runId
                );
                holder = Alive.FirstOrDefault(worker => IsOf(worker, node));
                return holder is not null;
            },
            () => $"Nobody took run {runId} up.\n{Story}"
        );
        return holder!;
    }

    /// <summary>Whether a node's name is a worker's: machine, process id, random ending.</summary>
    public static bool IsOf(WorkerProcess worker, string? node) => node?.Split('/')[^2] == $"{worker.Id}";

    public async ValueTask DisposeAsync()
    {
        foreach (var worker in _all)
        {
            await worker.DisposeAsync();
        }
    }

    private static string Tail(string log) => log.Length > MostLogged ? log[^MostLogged..] : log;
}
