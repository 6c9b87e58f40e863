using Screenalytics.Ingest.Contracts.Failures;
using Screenalytics.Ingest.Contracts.Sync;

namespace Screenalytics.Ingest.Tests.Runs;

/// <summary>What nobody foresaw ends the run with its report: nothing hangs, and what was committed is counted.</summary>
public sealed class DefectTests : RunTestBase
{
    [Fact]
    public async Task A_client_that_throws_ends_the_run()
    {
        var bad = Guid.NewGuid();
        Backend.Gate = (person, _) =>
            person == bad ? throw new InvalidOperationException("unforeseen") : Task.CompletedTask;

        var report = await RunAsync([bad, .. Enumerable.Range(0, 2000).Select(i => Seeded($"s{i}"))]);

        ShouldBeDefect(report);
    }

    [Fact]
    public async Task A_cast_that_throws_ends_the_intake_and_those_known_are_synced()
    {
        var people = Enumerable.Range(0, 500).Select(i => Seeded($"s{i}")).ToArray();
        Backend.CastReads.Add([FakeBackend.Page(people)]);

        var report = await RunAsync(new SyncRequest(new SeasonTarget(Guid.NewGuid())));

        ShouldBeDefect(report, nameof(IndexOutOfRangeException));
        report.SeededPeople.ShouldBe(500);
    }

    [Fact]
    public async Task A_watcher_that_throws_ends_the_run_and_its_batch_is_counted()
    {
        Observer.OnPersonThrows = true;

        var report = await RunAsync(Enumerable.Range(0, 2000).Select(i => Seeded($"s{i}")));

        ShouldBeDefect(report);
        report.ImportedFacebankImages.ShouldBe(Store.Images.Count);
    }

    [Fact]
    public async Task A_cast_without_an_end_is_not_read_for_ever()
    {
        var page = FakeBackend.Page([.. Enumerable.Range(0, 500).Select(_ => Guid.NewGuid())]);
        Backend.CastReads.Add(Enumerable.Repeat(page, 5000).ToArray());

        var report = await RunAsync(new SyncRequest(new SeasonTarget(Guid.NewGuid())));

        report.Failure!.Code.ShouldBe(FailureCode.CastIncomplete);
        report.Calls.Cast.ShouldBe(2000);
        report.People.ShouldBe(500);
    }

    private void ShouldBeDefect(SyncReport report, string name = nameof(InvalidOperationException))
    {
        report.Status.ShouldBe(RunStatus.Error);
        report.Failure!.Code.ShouldBe(FailureCode.Internal);
        report.Failure.Message.ShouldContain(name);
        report.SeededPeople.ShouldBe(Store.Images.Count);
        report.NotAttemptedPeople.ShouldBe(report.People - Store.Images.Count);
        Store.Recorded[^1].ShouldBe("complete Error");
    }
}
