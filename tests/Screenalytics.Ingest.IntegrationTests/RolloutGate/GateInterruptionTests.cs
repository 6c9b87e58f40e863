using Npgsql;
using Screenalytics.Ingest.IntegrationTests.Cli;
using Screenalytics.Ingest.IntegrationTests.Cluster;
using Screenalytics.Ingest.IntegrationTests.Support;
using Screenalytics.Sandbox;
using Screenalytics.Sandbox.Faults;

namespace Screenalytics.Ingest.IntegrationTests.RolloutGate;

/// <summary>A gate that is ended in the middle of something leaves nothing changed, or tells what cleans up after it.</summary>
public sealed class GateInterruptionTests(PostgresFixture postgres) : GateTest(postgres)
{
    // Every one of them at length.
    private static readonly int Moments = Soak.Rounds(few: 7, many: 60);

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task A_gate_that_is_killed_at_any_moment_is_cleaned_up_after()
    {
        await using var stage = await SetAsync();
        foreach (var moment in stage.Moments)
        {
            await using var process = stage.Start();
            await stage.UntilAskedAsync(process, moment);
            process.Kill();
            await process.EndAsync();

            var cleanup = await CliProcess.RunAsync(stage.Environment, "gate", "cleanup");

            cleanup.ExitCode.ShouldBe(0, $"killed after {moment} requests: {cleanup.Output}{cleanup.Error}");
            (await stage.TouchableAsync()).ShouldBe(stage.Before, $"killed after {moment} requests");
            stage.Journals.ShouldBeEmpty();
        }
    }

    [Fact]
    public async Task Ctrl_C_at_any_moment_puts_everything_back_and_writes_the_evidence()
    {
        await using var stage = await SetAsync();
        var interrupted = 0;
        foreach (var moment in stage.Moments)
        {
            await using var process = stage.Start();
            await stage.UntilAskedAsync(process, moment);
            await process.SignalAsync("INT");
            var run = await process.EndAsync();

            // The last moment may come when everything is done.
            run.ExitCode.ShouldBeOneOf(130, 0);
            interrupted += run.ExitCode == 130 ? 1 : 0;
            run.Error.ShouldNotContain("   at ");
            (await stage.TouchableAsync()).ShouldBe(stage.Before, $"interrupted after {moment} requests");
            stage.Journals.ShouldBeEmpty();
            run.Json.GetProperty("steps").EnumerateArray().Last().GetProperty("verdict").GetString().ShouldBe("proven");
        }

        interrupted.ShouldBeGreaterThan(Moments / 2);
        foreach (var folder in stage.EvidenceFolders)
        {
            var verify = await CliProcess.RunAsync(stage.Environment, "gate", "verify", folder);
            verify.ExitCode.ShouldBe(0, verify.Output + verify.Error);
        }
    }

    [Fact]
    public async Task A_link_that_another_gate_uses_is_not_touched()
    {
        await using var stage = await SetAsync();

        // Its clock goes on while it is stopped.
        stage.Describe("max_answer_time: 5min");
        await using var first = stage.Start();
        await stage.UntilChangedAsync(first);
        await first.SignalAsync("STOP");
        using var data = TestFolder.Create();
        var other = new Dictionary<string, string>(stage.Environment) { ["SCREENALYTICS_DATA_DIR"] = data.Path };

        var (person, link) = await stage.ClaimedAsync();
        var second = await RunGateAsync(other, "--person", $"{person}", "--link", $"{link}");
        await first.SignalAsync("CONT");
        (await first.EndAsync()).ExitCode.ShouldBe(0);

        second.ExitCode.ShouldBe(3, second.Output + second.Error);
        second.Output.ShouldContain("is in use by gate");
        (await stage.TouchableAsync()).ShouldBe(stage.Before);
    }

    [Fact]
    public async Task Another_machine_can_clean_up_by_the_gates_id()
    {
        await using var stage = await SetAsync();
        await using var process = stage.Start();
        await stage.UntilChangedAsync(process);
        process.Kill();
        await process.EndAsync();
        using var elsewhere = TestFolder.Create();
        var other = new Dictionary<string, string>(stage.Environment) { ["SCREENALYTICS_DATA_DIR"] = elsewhere.Path };

        var all = await CliProcess.RunAsync(other, "gate", "cleanup");
        all.ExitCode.ShouldBe(0, all.Error);
        var gate = Path.GetFileNameWithoutExtension(stage.Journals.Single(path => path.EndsWith(".jsonl")));
        all.Output.ShouldContain($"gate cleanup {gate}");
        (await stage.TouchableAsync()).ShouldNotBe(stage.Before);

        var one = await CliProcess.RunAsync(other, "gate", "cleanup", gate);
        one.ExitCode.ShouldBe(0, one.Output + one.Error);
        (await stage.TouchableAsync()).ShouldBe(stage.Before);
    }

    private async Task<Stage> SetAsync()
    {
        var sandbox = await StartAsync();
        var stage = new Stage(sandbox, await MigratedDatabaseAsync());
        stage.Before = await stage.TouchableAsync();
        var whole = await RunGateAsync(stage.Environment);
        whole.ExitCode.ShouldBe(0, whole.Output + whole.Error);
        (await stage.TouchableAsync()).ShouldBe(stage.Before);
        var requests = sandbox.Journal.Count;
        stage.Moments = [.. Enumerable.Range(0, Moments).Select(part => 1 + (part * (requests - 2) / (Moments - 1)))];

        // A little slower, so that the end comes near the moment that was meant.
        sandbox.Faults.Add(new FaultRule { Kind = FaultKind.Latency, DelayMs = 20 });
        return stage;
    }

    private sealed class Stage(SandboxServer sandbox, string database) : IAsyncDisposable
    {
        private readonly TestFolder _data = TestFolder.Create();

        public IReadOnlyList<string> Before { get; set; } = [];

        public IReadOnlyList<long> Moments { get; set; } = [];

        public Dictionary<string, string> Environment => GateEnvironmentOf(sandbox, database, _data);

        public IReadOnlyList<string> Journals => Files("gates/journal");

        public IEnumerable<string> EvidenceFolders =>
            Directory.EnumerateDirectories(Path.Combine(_data.Path, "gates"), "staging-*");

        public Task<IReadOnlyList<string>> TouchableAsync() => GateTest.TouchableAsync(sandbox, database);

        public CliProcess Start()
        {
            sandbox.Journal.Clear();
            return CliProcess.Start(Environment, "gate", "run", "--environment", "staging", "--output", "json");
        }

        /// <summary>Waits until the gate has asked so often, or is over.</summary>
        public Task UntilAskedAsync(CliProcess process, long requests) =>
            UntilAsync(() => Task.FromResult(sandbox.Journal.Count >= requests || process.HasEnded));

        /// <summary>Waits until a flag is not as it was.</summary>
        public Task UntilChangedAsync(CliProcess process) =>
            UntilAsync(async () =>
            {
                process.HasEnded.ShouldBeFalse("it never changed a flag");
                var flags = await FlagsOfAsync(sandbox);
                return !Before.Take(flags.Count).SequenceEqual(flags);
            });

        /// <summary>Describes the environment by a file.</summary>
        public void Describe(string line)
        {
            var folder = Directory.CreateDirectory(Path.Combine(_data.Path, "environments"));
            File.WriteAllText(Path.Combine(folder.FullName, "staging.yaml"), $"name: staging\n{line}\n");
        }

        /// <summary>What a gate holds.</summary>
        public async Task<(Guid Person, Guid Link)> ClaimedAsync()
        {
            await using var source = NpgsqlDataSource.Create(database);
            await using var command = source.CreateCommand(
                "select person_id, link_id from screenalytics_ingest.gate_claim"
            );
            await using var reader = await command.ExecuteReaderAsync();
            (await reader.ReadAsync()).ShouldBeTrue();
            return (reader.GetGuid(0), reader.GetGuid(1));
        }

        public ValueTask DisposeAsync()
        {
            _data.Dispose();
            return ValueTask.CompletedTask;
        }

        private static async Task UntilAsync(Func<Task<bool>> condition)
        {
            using var patience = new CancellationTokenSource(Patience, TimeProvider.System);
            using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(10), TimeProvider.System);
            while (!await condition())
            {
                await timer.WaitForNextTickAsync(patience.Token);
            }
        }

        private string[] Files(string folder)
        {
            var path = Path.Combine(_data.Path, folder);
            return Directory.Exists(path) ? Directory.GetFiles(path) : [];
        }
    }
}
