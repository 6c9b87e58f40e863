using Microsoft.Extensions.Time.Testing;
using Screenalytics.Ingest.Console.Runs;
using Screenalytics.Ingest.Contracts.Runs;
using Screenalytics.Ingest.Contracts.Sync;

namespace Screenalytics.Ingest.Tests.Console.Runs;

/// <summary>How fast a run is said to be.</summary>
public sealed class PaceBookTests
{
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero));
    private readonly Guid _id = Guid.NewGuid();
    private readonly PaceBook _book;
    private readonly DateTimeOffset _began;

    public PaceBookTests() => (_book, _began) = (new PaceBook(_time), _time.GetUtcNow());

    [Fact]
    public void At_first_it_is_the_whole_runs()
    {
        _time.Advance(TimeSpan.FromSeconds(10));

        Note(done: 100).ShouldBe(new RunPace(10, TimeSpan.FromSeconds(90)));
    }

    [Fact]
    public void Then_it_is_the_last_secondss_however_long_the_run_lay_idle()
    {
        _time.Advance(TimeSpan.FromHours(1));
        Note(done: 100);
        _time.Advance(TimeSpan.FromSeconds(4));

        Note(done: 300).ShouldBe(new RunPace(50, TimeSpan.FromSeconds(14)));
    }

    [Fact]
    public void A_run_that_has_ended_has_nothing_left()
    {
        _time.Advance(TimeSpan.FromSeconds(20));

        Note(done: 1000, hasEnded: true).ShouldBe(new RunPace(50, null));
    }

    [Fact]
    public void A_run_that_waits_or_stands_still_has_no_pace()
    {
        Note(done: 0).ShouldBe(new RunPace(null, null));
        _time.Advance(TimeSpan.FromSeconds(5));
        Note(done: 0).ShouldBe(new RunPace(null, null));
    }

    [Fact]
    public void How_long_it_takes_is_not_guessed_while_its_people_are_not_all_known()
    {
        _time.Advance(TimeSpan.FromSeconds(10));

        Note(done: 100, isComplete: false).Left.ShouldBeNull();
    }

    private RunPace Note(int done, bool hasEnded = false, bool isComplete = true)
    {
        var now = _time.GetUtcNow();
        return _book.Note(
            new RunSummary
            {
                RunId = _id,
                Status = hasEnded ? RunStatus.Ok : RunStatus.Running,
                Target = new SeasonTarget(_id),
                TargetKey = "season",
                MaxImagesPerPerson = 5,
                Trigger = RunTriggers.Cli,
                QueuedAt = _began,
                StartedAt = _began,
                FinishedAt = hasEnded ? now : null,
                Counts = new RunCounts
                {
                    People = 1000,
                    CastComplete = isComplete,
                    Seeded = done,
                },
            },
            now
        );
    }
}
