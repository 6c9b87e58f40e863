using Screenalytics.Ingest.Console.Parts;
using Screenalytics.Ingest.Contracts.Sync;

namespace Screenalytics.Ingest.Tests.Console.Parts;

/// <summary>How pages say numbers, times and ids.</summary>
public sealed class WordsTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(0, "now")]
    [InlineData(-9, "now")]
    [InlineData(-30, "under a minute ago")]
    [InlineData(30, "in under a minute")]
    [InlineData(-60, "1 min ago")]
    [InlineData(-3599, "59 min ago")]
    [InlineData(7200, "in 2 h")]
    [InlineData(-90000, "1 d ago")]
    public void A_moment_is_told_from_now(int seconds, string words) =>
        Words.Relative(Now.AddSeconds(seconds), Now).ShouldBe(words);

    [Theory]
    [InlineData(0.0, "0 %")]
    [InlineData(1.0, "100 %")]
    [InlineData(0.125, "12.5 %")]
    [InlineData(0.0004, "< 0.1 %")]
    [InlineData(0.9999, "> 99.9 %")]
    public void A_share_never_says_all_or_nothing_unless_it_is(double share, string words) =>
        Words.Percent(share).ShouldBe(words);

    [Fact]
    public void What_is_counted_is_one_or_many()
    {
        Words.Count(1, "person", "people").ShouldBe("1 person");
        Words.Count(1234, "person", "people").ShouldBe("1,234 people");
        Words.Count(0, "image").ShouldBe("0 images");
    }

    [Fact]
    public void Short_ids_show_the_half_in_which_ids_differ()
    {
        Words.Short(Guid.Parse("01a205df-2496-7a2f-8fff-b44aecf55d92")).ShouldBe("ecf55d92");
        Words.Short(Guid.Parse("9d9b6d97-4fc3-8985-a621-e7ee847ad79f")).ShouldBe("9d9b6d97");
    }

    [Fact]
    public void Targets_are_named()
    {
        var id = Guid.Parse("9d9b6d97-4fc3-8985-a621-e7ee847ad79f");
        Words.Target(new SeasonTarget(id)).ShouldBe("Season 9d9b6d97");
        Words.Target(new EpisodeTarget(id, "Self")).ShouldBe("Episode 9d9b6d97, Self");
        Words.Target(PeopleTarget.Of([id])).ShouldBe("One person");
        Words.Target(PeopleTarget.Of([id, Guid.Empty])).ShouldBe("List of 2 people");
    }
}
