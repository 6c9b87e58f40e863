using System.Diagnostics;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Screenalytics.Ingest.Benchmarks.Cluster;

/// <summary>A worker, the program as a user runs it.</summary>
internal sealed partial class BenchWorker : IAsyncDisposable
{
    /// <summary>The admin secret that benchmarks' workers have.</summary>
    public const string Secret = "benchmark-admin-secret";

    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    private readonly Process _process;
    private readonly TaskCompletionSource<Uri> _address = new();
    private readonly List<string> _lines = [];
    private HttpClient? _http;

    private BenchWorker(Process process)
    {
        _process = process;
        process.ErrorDataReceived += (_, e) => Take(e.Data);
        process.OutputDataReceived += (_, e) => Take(e.Data);
    }

    /// <summary>Where it listens.</summary>
    public Uri Address => Http.BaseAddress!;

    private HttpClient Http => _http!;

    /// <summary>Starts one, and waits until it is ready.</summary>
    public static async Task<BenchWorker> StartAsync(string file, IReadOnlyDictionary<string, string> environment)
    {
        var start = new ProcessStartInfo(file, ["run", "--Api:Listen=http://127.0.0.1:0"])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        start.Environment["SCREENALYTICS_ADMIN_SECRET"] = Secret;
        var worker = new BenchWorker(new Process { StartInfo = start });
        worker._process.Start();
        worker._process.BeginErrorReadLine();
        worker._process.BeginOutputReadLine();
        worker._http = new HttpClient
        {
            BaseAddress = await worker._address.Task.WaitAsync(Patience, TimeProvider.System),
        };
        worker._http.DefaultRequestHeaders.Add("X-Screenalytics-Admin-Secret", Secret);
        await worker.UntilAsync(async () =>
        {
            using var answer = await worker.Http.GetAsync("/health/ready");
            return answer.IsSuccessStatusCode;
        });
        return worker;
    }

    /// <summary>Has a season synced by the cluster, and answers with the run as it ended.</summary>
    public async Task<JsonElement> SyncAsync(Guid season) => await EndOfAsync(await StartRunAsync(season));

    /// <summary>Asks for a sync of a season, and answers with its run.</summary>
    public async Task<Guid> StartRunAsync(Guid season)
    {
        using var body = JsonContent.Create(new { season_id = season });
        using var answer = await Http.PostAsync("/jobs/sync_cast_from_trr", body);
        answer.EnsureSuccessStatusCode();
        return (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("run_id").GetGuid();
    }

    /// <summary>Waits for a run's end, and answers with the run.</summary>
    public async Task<JsonElement> EndOfAsync(Guid runId)
    {
        JsonElement run = default;
        await UntilAsync(async () =>
        {
            run = await Http.GetFromJsonAsync<JsonElement>($"/runs/{runId}");
            return run.GetProperty("finished_at").ValueKind == JsonValueKind.String;
        });
        return run;
    }

    public async ValueTask DisposeAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
        _http?.Dispose();
    }

    private async Task UntilAsync(Func<Task<bool>> isSo)
    {
        var begun = TimeProvider.System.GetTimestamp();
        using var timer = new PeriodicTimer(Look, TimeProvider.System);
        while (!await isSo())
        {
            if (_process.HasExited || TimeProvider.System.GetElapsedTime(begun) > Patience)
            {
                lock (_lines)
                {
                    throw new InvalidOperationException($"The worker is not at work:\n{string.Join('\n', _lines)}");
                }
            }

            await timer.WaitForNextTickAsync();
        }
    }

    private void Take(string? line)
    {
        if (line is null)
        {
            _address.TrySetException(new InvalidOperationException("The worker has ended."));
            return;
        }

        lock (_lines)
        {
            _lines.Add(line);
        }

        if (Listening().Match(line) is { Success: true } said)
        {
            _address.TrySetResult(new Uri(said.Groups[1].Value));
        }
    }

    [GeneratedRegex(@"Listening on (http://\S+?)\.?$")]
    private static partial Regex Listening();
}
