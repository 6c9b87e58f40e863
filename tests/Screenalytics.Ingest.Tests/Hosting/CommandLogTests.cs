using Microsoft.Extensions.Logging;
using Screenalytics.Ingest.Cli;
using Screenalytics.Ingest.Contracts.Failures;
using Screenalytics.Ingest.Contracts.Sync;
using Screenalytics.Ingest.Diagnostics.Files;
using Screenalytics.Ingest.Hosting;
using Screenalytics.Ingest.Hosting.Configuration;
using Screenalytics.Ingest.Runs.Logging;
using Screenalytics.Ingest.Sync;
using Screenalytics.Ingest.Tests.Sync;

namespace Screenalytics.Ingest.Tests.Hosting;

/// <summary>What of a command goes where: to the error stream, to the files.</summary>
public sealed class CommandLogTests : IDisposable
{
    private const string Canary = "canary-of-the-service";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("ingest-tests-");
    private readonly List<string> _said = [];

    public void Dispose() => _folder.Delete(recursive: true);

    private string Written
    {
        get
        {
            var logs = Path.Combine(_folder.FullName, LogFolder.Name);
            return Directory.Exists(logs)
                ? string.Concat(Directory.GetFiles(logs, "*.jsonl").Select(File.ReadAllText))
                : "";
        }
    }

    [Theory]
    [InlineData(false, false)]
    [InlineData(true, true)]
    public async Task A_debug_run_is_written_whatever_the_level_is(bool debug, bool written)
    {
        await using (
            var log = CommandLog.CreateForSync(Configuration("error"), SettingsOf(verbose: false), TimeProvider.System)
        )
        {
            Tell(log, debug);
        }

        Written.Contains("PersonFinished").ShouldBe(written);
        Written.Contains("PhotoCallFinished").ShouldBe(written);
        _said.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(false, false, false)]
    [InlineData(true, false, true)]
    [InlineData(false, true, true)]
    public async Task A_worker_says_people_only_to_whoever_looks_closely(bool verbose, bool debug, bool said)
    {
        await using (
            var log = CommandLog.CreateForWorker(Configuration("information"), SettingsOf(verbose), TimeProvider.System)
        )
        {
            Tell(log, debug);
        }

        _said.Any(line => line.Contains("seed:0 -> all:0")).ShouldBe(said);
        _said.ShouldAllBe(line => !line.Contains('\n'));
        Written.ShouldContain("PersonFinished");
    }

    [Fact]
    public async Task The_level_can_be_changed_meanwhile()
    {
        await using var log = CommandLog.CreateForWorker(
            Configuration("information"),
            SettingsOf(verbose: false),
            TimeProvider.System
        );
        log.Levels.Change("error", null);
        Tell(log, debug: false);
        Written.ShouldBeEmpty();

        log.Levels.Change("debug", null);
        Tell(log, debug: false);
        Written.ShouldContain("PhotoCallFinished");
    }

    [Fact]
    public async Task Secrets_do_not_reach_the_files()
    {
        await using (
            var log = CommandLog.CreateForSync(Configuration("debug"), SettingsOf(verbose: false), TimeProvider.System)
        )
        {
            Tell(log, debug: false);
            log.For("test").LogError(new InvalidOperationException($"token {Canary}"), "With {Token}", Canary);
        }

        Written.ShouldNotContain("canary");
        Written.ShouldContain("***");
    }

    [Fact]
    public async Task Without_files_there_are_none()
    {
        await using (
            var log = CommandLog.CreateForSync(
                Configuration("debug", files: false),
                SettingsOf(verbose: true),
                TimeProvider.System
            )
        )
        {
            Tell(log, debug: false);
        }

        Written.ShouldBeEmpty();
        _said.ShouldNotBeEmpty();
    }

    private static void Tell(CommandLog log, bool debug)
    {
        var request = new SyncRequest(new SeasonTarget(Guid.NewGuid())) { Debug = debug };
        var run = new RunStart(Guid.CreateVersion7(), request, "backend:1", "database:2", "faces");
        var observer = new RunLogObserver(new RunLoggers(log.Factory).For(request), run, "node");
        if (observer.WatchesCalls)
        {
            observer.OnCall(Calls.ProvenEmptySeedCall, VerdictKind.FallBack);
        }

        var failed = Calls.Failed(FailureCode.BackendUnavailable, 503, seedOnly: false) with { Detail = Canary };
        PersonResult[] people =
        [
            new()
            {
                PersonId = Calls.Person,
                Outcome = PersonOutcome.Empty,
                Calls = [Calls.ProvenEmptySeedCall, Calls.AllCall],
            },
            new()
            {
                PersonId = Calls.Person,
                Outcome = PersonOutcome.Failed,
                Failure = FailureCode.BackendUnavailable,
                Detail = Canary,
                Calls = [failed],
            },
        ];
        observer.OnFiled(people, [default, default]);
    }

    private CommandSettings SettingsOf(bool verbose) => new([], verbose, _said.Add);

    private EffectiveConfiguration Configuration(string level, bool files = true) =>
        Settings.Read(
            [("SCREENALYTICS_SERVICE_TOKEN", Canary)],
            overrides:
            [
                ("Log:Level", level),
                ("Log:Files", files ? "true" : "false"),
                ("DataDirectory", _folder.FullName),
            ],
            forSync: false
        );
}
