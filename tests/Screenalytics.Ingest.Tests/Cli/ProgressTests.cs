using Microsoft.Extensions.Time.Testing;
using Screenalytics.Ingest.Cli;
using Screenalytics.Ingest.Cli.Progress;
using Screenalytics.Ingest.Contracts.Failures;
using Screenalytics.Ingest.Sync;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace Screenalytics.Ingest.Tests.Cli;

public sealed class ProgressTests
{
    private readonly FakeTimeProvider _time = new();

    [Fact]
    public void The_pace_is_that_of_the_last_seconds()
    {
        var pace = new PaceMeter(_time);
        pace.Sample(0);
        pace.PerSecond.ShouldBe(0);
        pace.Left(10).ShouldBeNull();
        for (var second = 1; second <= 60; second++)
        {
            _time.Advance(TimeSpan.FromSeconds(1));
            pace.Sample(second <= 30 ? second * 100 : 3_000 + ((second - 30) * 10));
        }

        pace.PerSecond.ShouldBe(10, tolerance: 0.001);
        pace.Left(100).ShouldBe(TimeSpan.FromSeconds(10));
    }

    [Fact]
    public void A_stalled_run_has_no_time_left_to_tell()
    {
        var pace = new PaceMeter(_time);
        for (var second = 0; second < 20; second++)
        {
            pace.Sample(5);
            _time.Advance(TimeSpan.FromSeconds(1));
        }

        pace.Left(1).ShouldBeNull();
    }

    [Fact]
    public void Any_number_of_threads_count_right()
    {
        var tally = new ProgressTally();
        tally.SetKnown(4_000, final: true);
        var good = Samples.Fallback("https://cdn.example/1.jpg", "https://cdn.example/2.jpg");
        var bad = Samples.Failed();

        Parallel.For(
            0,
            1_000,
            _ =>
            {
                tally.Add(good, new PersonCommit(0b11));
                tally.Add(good, new PersonCommit(0));
                tally.Add(good, new PersonCommit(0, FailureCode.PersonUnknown));
                tally.Add(bad, new PersonCommit(0));
            }
        );

        var counts = tally.Read();
        counts.ShouldBe(new SyncCounts(4_000, true, 0, 2_000, 0, 0, 2_000, 2_000, false));
        counts.Done.ShouldBe(4_000);
    }

    [Theory]
    [InlineData(20)]
    [InlineData(60)]
    [InlineData(80)]
    [InlineData(200)]
    public void It_is_drawn_in_any_width(int width)
    {
        var pace = new PaceMeter(_time);
        pace.Sample(0);
        _time.Advance(TimeSpan.FromSeconds(2));
        pace.Sample(500);
        var counts = new SyncCounts(20_000, true, 300, 150, 40, 0, 10, 1_900, false);

        var text = Draw(counts, pace, width);

        text.ShouldContain("500/20,000");
        text.ShouldContain("seeded 300");
        text.ShouldContain("failed 10");
        text.ShouldContain("images imported 1,900");
    }

    [Fact]
    public void A_paused_intake_and_a_growing_cast_are_shown()
    {
        var text = Draw(new SyncCounts(500, false, 0, 0, 0, 2, 0, 0, true), new PaceMeter(_time), 80);

        text.ShouldContain("2/500+");
        text.ShouldContain("paused");
        text.ShouldContain("held 2");
    }

    [Fact]
    public void Lines_go_to_the_display_while_there_is_one()
    {
        using var stream = new StringWriter();
        var lines = new ErrorLines(stream);
        var shown = new List<string>();

        lines.DivertTo(shown.Add);
        lines.WriteLine("during");
        lines.DivertTo(null);
        lines.WriteLine("after");

        shown.ShouldBe(["during"]);
        stream.ToString().Trim().ShouldBe("after");
    }

    private static string Draw(SyncCounts counts, PaceMeter pace, int width)
    {
        using var output = new StringWriter();
        var console = AnsiConsole.Create(
            new AnsiConsoleSettings { Ansi = AnsiSupport.No, Out = new AnsiConsoleOutput(output) }
        );
        console.Profile.Width = 400;
        IRenderable drawn = ProgressText.Draw(counts, pace, width, unicode: true);
        console.Write(drawn);
        return output.ToString();
    }
}
