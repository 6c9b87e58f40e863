using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net.Sockets;
using System.Text.Json;
using System.Text.RegularExpressions;
using Screenalytics.Ingest.IntegrationTests.Cli;

namespace Screenalytics.Ingest.IntegrationTests.Support;

/// <summary>A worker, the real program as a process of its own, on a port of its own.</summary>
internal sealed partial class WorkerProcess : IAsyncDisposable
{
    /// <summary>The admin secret that workers of tests have, unless the environment names another.</summary>
    public const string Secret = "worker-admin-secret-of-tests";

    private const string SecretName = "SCREENALYTICS_ADMIN_SECRET";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(20);

    private readonly Process _process;
    private readonly ConcurrentQueue<string> _lines = new();
    private readonly TaskCompletionSource<string> _address = new();
    private readonly string _secret;
    private HttpClient? _http;

    private WorkerProcess(ProcessStartInfo start, string secret)
    {
        _secret = secret;
        _process = new Process { StartInfo = start };
        _process.ErrorDataReceived += (_, e) => Take(e.Data);
        _process.OutputDataReceived += (_, e) => Take(e.Data);
    }

    /// <summary>The process's id.</summary>
    public int Id => _process.Id;

    /// <summary>Whether it has ended.</summary>
    public bool HasExited => _process.HasExited;

    /// <summary>What it has said so far.</summary>
    public string Log => string.Join('\n', _lines);

    /// <summary>Its base address; known once it listens.</summary>
    public string Address => _address.Task.Result;

    /// <summary>Speaks to it, with the admin secret; once it listens.</summary>
    public HttpClient Http => _http ??= NewClient();

    /// <summary>Starts a worker, and waits until it listens; its database may be missing.</summary>
    /// <param name="environment">What an operator would set; see <see cref="CliTest.EnvironmentOf"/>.</param>
    /// <param name="arguments">Settings such as <c>--Runs:PartSize=10</c>.</param>
    public static async Task<WorkerProcess> StartAsync(
        IReadOnlyDictionary<string, string> environment,
        params IEnumerable<string> arguments
    )
    {
        var secret = environment.GetValueOrDefault(SecretName, Secret);
        var worker = new WorkerProcess(
            CliProcess.StartInfo(
                CliProcess.Program,
                new Dictionary<string, string>(environment) { [SecretName] = secret },
                ["run", "--Api:Listen=http://127.0.0.1:0", .. arguments]
            ),
            secret
        );
        worker._process.Start().ShouldBeTrue();
        worker._process.StandardInput.Close();
        worker._process.BeginErrorReadLine();
        worker._process.BeginOutputReadLine();
        try
        {
            await worker._address.Task.WaitAsync(Patience);
        }
        catch (Exception e) when (e is TimeoutException or InvalidOperationException)
        {
            var log = worker.Log;
            await worker.DisposeAsync();
            throw new InvalidOperationException($"The worker does not listen: {log}", e);
        }

        return worker;
    }

    /// <summary>Starts a worker and waits until it is ready for work.</summary>
    public static async Task<WorkerProcess> StartReadyAsync(
        IReadOnlyDictionary<string, string> environment,
        params IEnumerable<string> arguments
    )
    {
        var worker = await StartAsync(environment, arguments);
        try
        {
            await worker.UntilReadyAsync();
        }
        catch
        {
            await worker.DisposeAsync();
            throw;
        }

        return worker;
    }

    /// <summary>Waits until it is ready for work.</summary>
    public Task UntilReadyAsync() => UntilAsync(async () => (await ReadinessAsync()).Status == 200);

    /// <summary>What its readiness says: the status code and the body; 0 when it can't be asked.</summary>
    public async Task<(int Status, JsonElement Body)> ReadinessAsync()
    {
        try
        {
            using var answer = await Http.GetAsync("/health/ready");
            using var body = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
            return ((int)answer.StatusCode, body.RootElement.Clone());
        }
        catch (HttpRequestException)
        {
            return (0, default);
        }
    }

    /// <summary>Waits until it has said something.</summary>
    public Task UntilSaidAsync(string words) => UntilAsync(() => Task.FromResult(Log.Contains(words)));

    /// <summary>Waits until something is so; fails with the worker's log when it ends or takes too long.</summary>
    /// <param name="isSo">Whether it is.</param>
    /// <param name="story">What else to tell then.</param>
    public async Task UntilAsync(Func<Task<bool>> isSo, Func<string>? story = null)
    {
        var begun = TimeProvider.System.GetTimestamp();
        using var timer = new PeriodicTimer(Look, TimeProvider.System);
        while (!await isSo())
        {
            if (HasExited || TimeProvider.System.GetElapsedTime(begun) > Patience)
            {
                throw new InvalidOperationException(
                    $"It did not come to be so. {story?.Invoke()}\nThe worker's log:\n{Log}"
                );
            }

            await timer.WaitForNextTickAsync();
        }
    }

    /// <summary>Sends a signal, such as <c>TERM</c>, <c>KILL</c>, <c>STOP</c> or <c>CONT</c>.</summary>
    public async Task SignalAsync(string name)
    {
        using var kill = Process.Start("kill", [$"-{name}", $"{Id}"]);
        await kill.WaitForExitAsync();
    }

    /// <summary>Waits for its end.</summary>
    /// <returns>The exit code.</returns>
    public async Task<int> EndAsync()
    {
        await _process.WaitForExitAsync().WaitAsync(Patience);
        return _process.ExitCode;
    }

    /// <summary>Kills it at once, as a power cut would, and waits until it is gone.</summary>
    public async Task KillAsync()
    {
        if (!HasExited)
        {
            _process.Kill();
        }

        await EndAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await KillAsync();
        _http?.Dispose();
        _process.Dispose();
    }

    private HttpClient NewClient()
    {
        var http = new HttpClient { BaseAddress = new Uri(Address), Timeout = Patience };
        http.DefaultRequestHeaders.Add("X-Screenalytics-Admin-Secret", _secret);
        return http;
    }

    private void Take(string? line)
    {
        if (line is null)
        {
            _address.TrySetException(new InvalidOperationException("It has ended."));
            return;
        }

        _lines.Enqueue(line);
        if (Listening().Match(line) is { Success: true } said)
        {
            _address.TrySetResult(said.Groups[1].Value);
        }
    }

    [GeneratedRegex(@"Listening on (http://\S+?)\.?$")]
    private static partial Regex Listening();
}
