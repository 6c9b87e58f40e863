using System.Diagnostics;
using System.Globalization;

namespace Screenalytics.Ingest.IntegrationTests.EmbeddedPostgres;

/// <summary>Another process that uses an embedded server.</summary>
internal sealed class UserProcess : IDisposable
{
    private static readonly TimeSpan _patience = TimeSpan.FromMinutes(2);
    private readonly Process _process;

    private UserProcess(Process process) => _process = process;

    public int Id => _process.Id;

    /// <summary>Starts the process, as another account and with more environment when asked.</summary>
    public static UserProcess Start(
        string dataDirectory,
        string? account = null,
        string? programFolder = null,
        params (string Name, string Value)[] environment
    )
    {
        var program = Path.Combine(
            programFolder ?? AppContext.BaseDirectory,
            typeof(UserProcess).Assembly.GetName().Name!
        );
        var start = new ProcessStartInfo(program, [ServerUser.Verb, dataDirectory])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            UserName = account ?? "",
            WorkingDirectory = account is null ? "" : "/",
        };
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        return new UserProcess(Process.Start(start)!);
    }

    /// <summary>Waits until the process uses the server; answers with the server's process id.</summary>
    public async Task<int> UseAsync()
    {
        var line = await _process.StandardOutput.ReadLineAsync().WaitAsync(_patience);
        line.ShouldNotBeNull().ShouldStartWith(ServerUser.ReadyWord);
        return int.Parse(line[ServerUser.ReadyWord.Length..], CultureInfo.InvariantCulture);
    }

    /// <summary>Lets the process leave in order.</summary>
    public async Task LeaveAsync()
    {
        _process.StandardInput.Close();
        await _process.WaitForExitAsync().WaitAsync(_patience);
        _process.ExitCode.ShouldBe(0);
    }

    /// <summary>Kills the process with SIGKILL.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync().WaitAsync(_patience);
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
        }

        _process.Dispose();
    }
}
