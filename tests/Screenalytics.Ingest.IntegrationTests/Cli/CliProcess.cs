using System.Diagnostics;
using Screenalytics.Ingest.IntegrationTests.Support;

namespace Screenalytics.Ingest.IntegrationTests.Cli;

/// <summary>The real program as a process of its own.</summary>
internal sealed class CliProcess : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);

    private static readonly string[] OurNames =
    [
        "TRR_API_URL",
        "SCREENALYTICS_SERVICE_TOKEN",
        "TRR_INTERNAL_ADMIN_SHARED_SECRET",
        "TRR_CORE_SUPABASE_SERVICE_ROLE_KEY",
        "DB_URL",
        "TRR_DB_URL",
        "TRR_APP_URL",
        "TRR_APP_ADMIN_TOKEN",
        "TRR_APP_USER_TOKEN",
        "SCREENALYTICS_GATE_KEY",
        "SCREENALYTICS_ADMIN_SECRET",
        "SUPABASE_JWT_SECRET",
        "ADMIN_EMAIL_ALLOWLIST",
        "CONSOLE_IMAGE_HOSTS",
        DataName,
        "NO_COLOR",
    ];

    private const string DataName = "SCREENALYTICS_DATA_DIR";

    // What tests log has no place in the data of whoever runs them.
    private static readonly Lazy<TestFolder> Data = new(() =>
    {
        var folder = TestFolder.Create();
        AppDomain.CurrentDomain.ProcessExit += (_, _) => folder.Dispose();
        return folder;
    });

    private readonly Process _process;
    private readonly Task<string> _output;
    private readonly Task<string> _error;

    private CliProcess(Process process)
    {
        _process = process;
        _output = process.StandardOutput.ReadToEndAsync();
        _error = process.StandardError.ReadToEndAsync();
    }

    /// <summary>The program's file.</summary>
    public static string Program { get; } =
        Environment.GetEnvironmentVariable("INGEST_PROGRAM")
        ?? Path.Combine(AppContext.BaseDirectory, "screenalytics-ingest");

    /// <summary>Runs a command line to its end.</summary>
    public static async Task<CliResult> RunAsync(
        IReadOnlyDictionary<string, string> environment,
        params IEnumerable<string> arguments
    )
    {
        await using var process = Start(environment, arguments);
        return await process.EndAsync();
    }

    /// <summary>Starts a command line.</summary>
    public static CliProcess Start(
        IReadOnlyDictionary<string, string> environment,
        params IEnumerable<string> arguments
    ) => StartFile(Program, environment, arguments);

    /// <summary>Starts another file, such as a shell that starts the program.</summary>
    public static CliProcess StartFile(
        string file,
        IReadOnlyDictionary<string, string> environment,
        params IEnumerable<string> arguments
    )
    {
        var process = Process.Start(StartInfo(file, environment, arguments)).ShouldNotBeNull();
        process.StandardInput.Close();
        return new CliProcess(process);
    }

    /// <summary>How a file is started, with nothing of the caller's own environment that the program knows.</summary>
    public static ProcessStartInfo StartInfo(
        string file,
        IReadOnlyDictionary<string, string> environment,
        IEnumerable<string> arguments
    )
    {
        var start = new ProcessStartInfo(file, arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
            WorkingDirectory = Path.GetTempPath(),
        };
        foreach (var name in OurNames.Concat(start.Environment.Keys.Where(name => name.StartsWith("OTEL_")).ToList()))
        {
            start.Environment.Remove(name);
        }

        start.Environment[DataName] = Data.Value.Path;
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        return start;
    }

    /// <summary>Whether it is over.</summary>
    public bool HasEnded => _process.HasExited;

    /// <summary>Sends a signal, such as <c>INT</c>.</summary>
    public async Task SignalAsync(string name)
    {
        using var kill = Process.Start("kill", [$"-{name}", $"{_process.Id}"]);
        await kill.WaitForExitAsync();
    }

    /// <summary>Kills it at once, as a power cut would, unless it has ended; never anybody who has its number by now.</summary>
    public void Kill() => _process.Kill();

    /// <summary>Waits for the end.</summary>
    public async Task<CliResult> EndAsync()
    {
        await _process.WaitForExitAsync().WaitAsync(Patience);
        return new CliResult(_process.ExitCode, await _output, await _error);
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
            await _process.WaitForExitAsync();
        }

        _process.Dispose();
    }
}
