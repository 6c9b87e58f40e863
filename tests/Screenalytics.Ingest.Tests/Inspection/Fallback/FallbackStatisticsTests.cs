using Screenalytics.Ingest.Contracts.Sync;
using Screenalytics.Ingest.Inspection.Fallback;
using Screenalytics.Ingest.Inspection.Reading;

namespace Screenalytics.Ingest.Tests.Inspection.Fallback;

public sealed class FallbackStatisticsTests
{
    private static readonly DateTimeOffset Start = new(2026, 11, 22, 18, 0, 0, TimeSpan.Zero);

    [Fact]
    public void The_totals_are_those_of_the_runs_own_reports()
    {
        var run = SampleRun.Of(1, 300, Start);
        var report = Told(new FallbackFilter(), run).ToReport(TimeZoneInfo.Utc);

        var told = report.Runs.ShouldHaveSingleItem();
        var figures = run.Finished.Figures.ShouldNotBeNull();
        told.Figures.ShouldBe(report.Totals);
        told.Status.ShouldBe(run.Finished.Status);
        told.Started.ShouldBe(Start);
        report.Totals.People.ShouldBe(figures.People);
        report.Totals.Seeded.ShouldBe(figures.Seeded);
        report.Totals.Fallback.ShouldBe(figures.Fallback);
        report.Totals.Empty.ShouldBe(figures.Empty);
        report.Totals.Failed.ShouldBe(figures.Failed);
        report.Totals.Images.ShouldBe(figures.Images);
        report.Totals.NotProven.ShouldBe(0);
        report.Totals.FallbackRate.ShouldBe(Math.Round(figures.Fallback / 300.0, 6));
        report.Patterns.Sum(pattern => pattern.People).ShouldBe(300);
        report.Patterns.ShouldContain(pattern =>
            pattern.Name == "seed:0 -> all:n" && pattern.People == figures.Fallback
        );
        report.Casts.ShouldHaveSingleItem().Key.ShouldBe(run.Started.Target);
    }

    [Fact]
    public void Hours_and_days_are_those_of_the_zone()
    {
        var zone = TimeZoneInfo.CreateCustomTimeZone("test", TimeSpan.FromMinutes(345), null, null);
        var late = SampleRun.Of(1, 10, Start.AddMinutes(10));
        var later = SampleRun.Of(2, 20, Start.AddMinutes(20));

        var report = Told(new FallbackFilter(), late, later).ToReport(zone);

        report
            .Hours.Select(row => (row.From, row.Figures.People))
            .ShouldBe([
                (new DateTimeOffset(2026, 11, 22, 23, 0, 0, zone.BaseUtcOffset), 10L),
                (new DateTimeOffset(2026, 11, 23, 0, 0, 0, zone.BaseUtcOffset), 20L),
            ]);
        report.Days.Select(row => row.From.Day).ShouldBe([22, 23]);
    }

    [Fact]
    public void Every_filter_narrows()
    {
        var run = SampleRun.Of(1, 400, Start);
        var other = SampleRun.Of(2, 50, Start.AddHours(1));
        var failed = run.People.First(person => person.Failure == "backend_error");

        People(new FallbackFilter { People = new HashSet<Guid> { failed.PersonId } }, run, other).ShouldBe(1);
        People(new FallbackFilter { Run = $"{other.Started.RunId}"[..8] }, run, other).ShouldBe(50);
        People(new FallbackFilter { Since = Start.AddMinutes(30) }, run, other).ShouldBe(50);
        People(new FallbackFilter { Until = Start.AddMinutes(30) }, run, other).ShouldBe(400);
        People(new FallbackFilter { Since = failed.Time, Until = failed.Time }, run, other).ShouldBe(0);
        People(new FallbackFilter { Outcomes = new HashSet<PersonOutcome> { PersonOutcome.Failed } }, run, other)
            .ShouldBe(run.Finished.Figures!.Failed + other.Finished.Figures!.Failed);
        People(new FallbackFilter { Reasons = new HashSet<string> { "backend_error" } }, run, other)
            .ShouldBe(run.People.Concat(other.People).Count(person => person.Failure == "backend_error"));
        Told(new FallbackFilter { Outcomes = new HashSet<PersonOutcome> { PersonOutcome.Held } }, run)
            .ToReport(TimeZoneInfo.Utc)
            .Runs.ShouldBeEmpty();
    }

    [Fact]
    public void The_beginning_of_two_runs_ids_is_refused_and_none_is_noticed()
    {
        var run = SampleRun.Of(1, 1, Start);
        var twin = SampleRun.Of(2, 1, Start);
        var first = $"{run.Started.RunId}"[..8];
        var id = Guid.Parse(first + $"{twin.Started.RunId}"[8..]);
        var statistics = Told(new FallbackFilter { Run = first }, run);

        Should.Throw<AmbiguousRunException>(() => statistics.OnRun(twin.Started with { RunId = id }));
        Told(new FallbackFilter { Run = "00000000" }, run).HasMatched.ShouldBeFalse();
    }

    [Fact]
    public void What_does_not_fit_is_left_out_and_counted()
    {
        var table = new BoundedTable<int, FallbackTally>(10, _ => new FallbackTally(), row => row.Last);
        var person = SampleRun.Of(1, 1).People[0];
        for (var i = 0; i < 23; i++)
        {
            table.Of(i).Add(person with { Time = Start.AddMinutes(i) }, isProven: true);
        }

        table.Rows.Count.ShouldBeLessThanOrEqualTo(10);
        (table.LeftOut + table.Rows.Count).ShouldBe(23);
        table.Rows.ShouldContain(row => row.Key == 22);
        var words = new WordCounts(2);
        foreach (var word in (string[])["a", "b", "c", "d", "a"])
        {
            words.Add(word);
        }

        words.ToList().ShouldBe([new("a", 2), new(WordCounts.Others, 2), new("b", 1)]);
    }

    [Fact]
    public void A_sample_keeps_those_who_matter_most_and_the_latest_of_them()
    {
        var sample = new PeopleSample(3);
        var person = SampleRun.Of(1, 1).People[0];
        for (var i = 0; i < 5; i++)
        {
            sample.Add(person with { Outcome = PersonOutcome.Seeded, Fetched = i }, FallbackReason.Flagged);
        }

        sample.Add(person with { Outcome = PersonOutcome.Failed }, "backend_error");
        sample.Add(person with { Outcome = PersonOutcome.Fallback }, FallbackReason.NotProven);

        sample
            .ByImportance()
            .Select(one => (one.Reason, one.Person.Fetched))
            .ShouldBe([
                (FallbackReason.NotProven, person.Fetched),
                ("backend_error", person.Fetched),
                (FallbackReason.Flagged, 4),
            ]);
        sample.Count(PersonOutcome.Seeded).ShouldBe(5);
    }

    private static long People(FallbackFilter filter, params SampleRun[] runs) =>
        Told(filter, runs).ToReport(TimeZoneInfo.Utc).Totals.People;

    private static FallbackStatistics Told(FallbackFilter filter, params SampleRun[] runs)
    {
        var statistics = new FallbackStatistics(filter);
        foreach (var run in runs)
        {
            statistics.OnRun(run.Started);
            foreach (var person in run.People)
            {
                statistics.OnPerson(person);
            }

            statistics.OnRun(run.Finished);
        }

        return statistics;
    }
}
