using Screenalytics.Ingest.IntegrationTests.Support;
using Screenalytics.Sandbox;
using Screenalytics.Sandbox.Faults;

namespace Screenalytics.Ingest.IntegrationTests.Cli;

/// <summary>Ctrl-C, a service manager's stop, and impatience.</summary>
public sealed class InterruptTests(PostgresFixture postgres) : CliTest(postgres)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    [Theory]
    [InlineData("INT")]
    [InlineData("TERM")]
    public async Task The_first_signal_drains_and_reports(string signal)
    {
        var (sandbox, cast) = await SlowSandboxAsync(latencyMs: 40);
        var database = await MigratedDatabaseAsync();
        await using var process = Start(sandbox, cast, database);
        await UntilAskedAsync(sandbox, 100);

        await process.SignalAsync(signal);
        var run = await process.EndAsync();

        run.ExitCode.ShouldBe(130, run.Error);
        run.Json.GetProperty("status").GetString().ShouldBe("cancelled");
        var rows = await RowsAsync(database);
        run.Json.GetProperty("imported_facebank_images").GetInt32().ShouldBe(rows.Count);
        rows.Count.ShouldBeLessThan((await ExpectedAsync(sandbox, cast.SeasonId)).Count);
        rows.IsSubsetOf(await ExpectedAsync(sandbox, cast.SeasonId)).ShouldBeTrue();
        run.Error.ShouldNotContain("   at ");
    }

    [Fact]
    public async Task The_second_signal_leaves_at_once()
    {
        var (sandbox, cast) = await SlowSandboxAsync(latencyMs: 20_000);
        await using var process = Start(sandbox, cast, await MigratedDatabaseAsync());
        await UntilAskedAsync(sandbox, 1);

        await process.SignalAsync("INT");
        await process.SignalAsync("INT");
        var run = await process.EndAsync();

        run.ExitCode.ShouldBe(130);
    }

    private async Task<(SandboxServer Sandbox, GeneratedCast Cast)> SlowSandboxAsync(int latencyMs)
    {
        var sandbox = await StartAsync();
        var cast = await sandbox.Casts.GenerateAsync(new CastSpec(3_000));
        sandbox.Faults.Add(
            new FaultRule
            {
                Kind = FaultKind.Latency,
                Endpoint = BackendEndpoint.Photos,
                DelayMs = latencyMs,
            }
        );
        return (sandbox, cast);
    }

    private static CliProcess Start(SandboxServer sandbox, GeneratedCast cast, string database) =>
        CliProcess.Start(
            EnvironmentOf(sandbox, database),
            "sync",
            "--season",
            $"{cast.SeasonId}",
            "--output",
            "json",
            "--Trr:AttemptTimeout=30s"
        );

    // The journal knows answers only; the first photos asked for come after the cast's first page.
    private static async Task UntilAskedAsync(SandboxServer sandbox, int answers)
    {
        using var patience = new CancellationTokenSource(Patience, TimeProvider.System);
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(10), TimeProvider.System);
        while (sandbox.Journal.Count < answers)
        {
            await timer.WaitForNextTickAsync(patience.Token);
        }
    }
}
