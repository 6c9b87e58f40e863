using System.Globalization;
using Screenalytics.Ingest.Hosting.EmbeddedPostgres;
using Screenalytics.Sandbox;

namespace Screenalytics.Ingest.Benchmarks;

/// <summary>What benchmarks of the whole program stand on: a PostgreSQL of their own, and a sandbox that answers from memory.</summary>
internal sealed class BenchStage : IAsyncDisposable
{
    private readonly DirectoryInfo _folder;

    private BenchStage(DirectoryInfo folder, EmbeddedPostgresServer postgres, SandboxServer sandbox) =>
        (_folder, Postgres, Sandbox) = (folder, postgres, sandbox);

    /// <summary>The program as it is built to be run: the copy beside a benchmark is not compiled ahead of time.</summary>
    public static string Program { get; } =
        Environment.GetEnvironmentVariable("INGEST_PROGRAM")
        ?? Path.Combine(AppContext.BaseDirectory, "screenalytics-ingest");

    /// <summary>PostgreSQL.</summary>
    public EmbeddedPostgresServer Postgres { get; }

    /// <summary>TRR-Backend's stand-in.</summary>
    public SandboxServer Sandbox { get; }

    /// <summary>A folder that goes with the stage.</summary>
    public string Folder => _folder.FullName;

    /// <summary>Whole numbers that a command line gives.</summary>
    public static int[] NumbersOf(string[] args) =>
        [.. args.Select(text => int.Parse(text, CultureInfo.InvariantCulture))];

    /// <summary>Sets it up.</summary>
    /// <param name="withFictionalCast">Whether the sandbox has its small fictional cast besides generated ones.</param>
    public static async Task<BenchStage> StartAsync(bool withFictionalCast = false)
    {
        var folder = Directory.CreateTempSubdirectory("screenalytics-benchmark-");
        File.SetUnixFileMode(folder.FullName, (UnixFileMode)0b111_101_101);
        var postgres = await EmbeddedPostgresServer.StartAsync(
            new EmbeddedPostgresOptions { DataDirectory = folder.FullName }
        );
        var sandbox = await SandboxServer.StartAsync(
            new SandboxOptions
            {
                ConnectionString = await postgres.ConnectionStringForAsync("trr_sandbox"),
                FictionalCast = withFictionalCast,
                CacheReads = true,
                Journal = false,
            }
        );
        return new BenchStage(folder, postgres, sandbox);
    }

    public async ValueTask DisposeAsync()
    {
        await Sandbox.DisposeAsync();
        await Postgres.DisposeAsync();
        _folder.Delete(recursive: true);
    }
}
