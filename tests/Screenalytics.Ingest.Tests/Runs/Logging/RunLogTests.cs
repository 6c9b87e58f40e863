using Microsoft.Extensions.Logging;
using Screenalytics.Ingest.Contracts.Logging;
using Screenalytics.Ingest.Contracts.Sync;
using Screenalytics.Ingest.Contracts.TrrBackend;
using Screenalytics.Ingest.Runs;
using Screenalytics.Ingest.Runs.Logging;
using Screenalytics.Ingest.Sync;
using Screenalytics.Ingest.Tests.Diagnostics;

namespace Screenalytics.Ingest.Tests.Runs.Logging;

/// <summary>What a run leaves in the log: ids and properties.</summary>
public sealed class RunLogTests : RunTestBase
{
    private readonly RecordingLog _log = new(LogLevel.Information);

    public RunLogTests()
    {
        Log = _log;
        Watches.Add(new RunLogWatch(new RunLoggers(_log), new NodeName("here")));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_run_tells_its_start_its_people_and_its_end(bool dryRun)
    {
        var (seeded, unseeded) = (Seeded("a", "b"), Unseeded("c"));
        var request = new SyncRequest(PeopleTarget.Of([seeded, unseeded])) { DryRun = dryRun, Actor = "me" };

        var report = await RunAsync(request);

        var start = _log.Of(RunEventIds.RunStarted).ShouldHaveSingleItem();
        start[LogProperties.RunId].ShouldBe(report.RunId);
        start[LogProperties.Target].ShouldBe(request.Target.Key);
        start[LogProperties.DryRun].ShouldBe(dryRun);
        start["Actor"].ShouldBe("me");
        start["Trigger"].ShouldBe(RunTriggers.Cli);
        var people = _log.Of(RunEventIds.PersonFinished).ToDictionary(one => (Guid)one[LogProperties.PersonId]!);
        people.Count.ShouldBe(2);
        people[seeded][LogProperties.Outcome].ShouldBe("seeded");
        people[seeded][LogProperties.Pattern].ShouldBe("seed:2");
        people[seeded][LogProperties.Inserted].ShouldBe(2);
        people[unseeded][LogProperties.Outcome].ShouldBe("fallback");
        people[unseeded][LogProperties.Pattern].ShouldBe("seed:0 -> all:1");
        people[unseeded][LogProperties.Source].ShouldBe("all");
        var end = _log.Of(RunEventIds.RunFinished).ShouldHaveSingleItem();
        end.Level.ShouldBe(LogLevel.Information);
        end[LogProperties.RunId].ShouldBe(report.RunId);
        end[LogProperties.Status].ShouldBe("ok");
        end["People"].ShouldBe(2);
        end["Seeded"].ShouldBe(1);
        end["Fallback"].ShouldBe(1);
        end["Images"].ShouldBe(3);
        end["SeedCalls"].ShouldBe(2);
        end["AllCalls"].ShouldBe(1);
        _log.Of(RunEventIds.PhotoCallFinished).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_run_that_ends_by_its_cancellation_tells_its_end_once()
    {
        var door = NewDoor();
        var request = new SyncRequest(PeopleTarget.Of([Seeded("a")])) { Trigger = RunTriggers.Http };
        var admission = await door.SubmitAsync(new RunSubmission(request), default);

        (await door.CancelAsync(admission.RunId, "me", default)).ShouldBeTrue();
        (await door.CancelAsync(admission.RunId, "me", default)).ShouldBeTrue();
        (await door.CancelAsync(Guid.NewGuid(), "me", default)).ShouldBeFalse();

        var end = _log.Of(RunEventIds.RunFinished).ShouldHaveSingleItem();
        end[LogProperties.RunId].ShouldBe(admission.RunId);
        end[LogProperties.Status].ShouldBe("cancelled");
        end["Node"].ShouldBe("here");
        end["NotAttempted"].ShouldBe(1);
    }

    [Fact]
    public async Task A_dry_run_whose_history_can_not_be_read_has_not_begun()
    {
        Store.LosesHistory = true;
        var request = new SyncRequest(PeopleTarget.Of([Seeded("a")])) { DryRun = true };

        await Should.ThrowAsync<RunStoppedException>(() => RunAsync(request));

        Observer.Started.ShouldBe(0);
        _log.Of(RunEventIds.RunStarted).ShouldBeEmpty();
    }

    [Fact]
    public async Task Calls_are_told_at_debug_level()
    {
        using var log = new RecordingLog(LogLevel.Debug);
        Watches.Clear();
        Watches.Add(new RunLogWatch(new RunLoggers(log), new NodeName("here")));
        var unseeded = Unseeded("c");

        var report = await RunAsync([Seeded("a"), unseeded]);

        log.Of(RunEventIds.PhotoCallFinished).Count().ShouldBe(3);
        var opened = log.Of(RunEventIds.FallbackOpened).ShouldHaveSingleItem();
        opened[LogProperties.RunId].ShouldBe(report.RunId);
        opened[LogProperties.PersonId].ShouldBe(unseeded);
        opened[LogProperties.SeedOnly].ShouldBe(true);
        opened[LogProperties.Offset].ShouldBe(0);
        opened[LogProperties.Status].ShouldBe(200);
        opened[LogProperties.Rows].ShouldBe(0);
        opened[LogProperties.Complete].ShouldBe(true);
        log.Of(RunEventIds.FallbackRefused).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_debug_run_speaks_to_the_log_that_takes_everything()
    {
        var categories = new Categories();
        Watches.Clear();
        Watches.Add(new RunLogWatch(new RunLoggers(categories), new NodeName("here")));

        await RunAsync(new SyncRequest(PeopleTarget.Of([Unseeded("c")])) { Debug = true });

        categories.Debug.Of(RunEventIds.PhotoCallFinished).Count().ShouldBe(2);
        categories.Debug.Of(RunEventIds.PersonFinished).Count().ShouldBe(1);
        categories.Usual.Events.ShouldBeEmpty();
    }

    private sealed class Categories : ILoggerFactory
    {
        public RecordingLog Debug { get; } = new(LogLevel.Debug);

        public RecordingLog Usual { get; } = new(LogLevel.Warning);

        public ILogger CreateLogger(string categoryName) =>
            categoryName == Ingest.Diagnostics.LogCategories.DebugRun ? Debug : Usual;

        public void AddProvider(ILoggerProvider provider) { }

        public void Dispose() { }
    }
}
