using Screenalytics.Ingest.Runs;

namespace Screenalytics.Ingest.Tests.Runs;

public sealed class PartShareTests
{
    [Fact]
    public void Without_a_size_everybody_is_the_first_parts()
    {
        var share = new PartShare(0, 0);

        share.Take(People(10_000)).Length.ShouldBe(10_000);
        share.TryTakePart(whole: false, out _).ShouldBeFalse();
    }

    [Theory]
    [InlineData(1, 1, 1)]
    [InlineData(10, 3, 4)]
    [InlineData(100, 100, 1)]
    [InlineData(101, 100, 2)]
    [InlineData(1000, 7, 143)]
    public void A_cast_becomes_full_parts_and_a_rest(int people, int size, int parts)
    {
        var share = new PartShare(size, 0);
        List<int> sizes = [share.Take(People(people)).Length];
        while (share.TryTakePart(whole: true, out var part))
        {
            sizes.Add(part.Length);
        }

        if (share.TryTakePart(whole: false, out var rest))
        {
            sizes.Add(rest.Length);
        }

        sizes.Count.ShouldBe(parts);
        sizes.Sum().ShouldBe(people);
        sizes.SkipLast(1).ShouldAllBe(count => count == size);
    }

    [Fact]
    public void Pages_of_any_size_give_the_same_parts_in_the_same_order()
    {
        var people = People(100);
        var share = new PartShare(30, 0);
        List<Guid> all = [];
        for (var at = 0; at < people.Length; at += 7)
        {
            all.AddRange(share.Take(people.AsMemory(at, Math.Min(7, people.Length - at))).ToArray());
        }

        all.ShouldBe(people[..30]);
        share.TryTakePart(whole: true, out var second).ShouldBeTrue();
        second.ToArray().ShouldBe(people[30..60]);
    }

    [Fact]
    public void Who_is_recorded_already_counts_towards_the_first_parts_share()
    {
        var share = new PartShare(10, 7);

        share.Take(People(5)).Length.ShouldBe(3);
        share.TryTakePart(whole: false, out var rest).ShouldBeTrue();
        rest.Length.ShouldBe(2);
    }

    [Fact]
    public void While_more_people_may_come_no_part_is_opened_that_is_not_full()
    {
        var share = new PartShare(10, 10);
        share.Take(People(9)).Length.ShouldBe(0);

        share.TryTakePart(whole: true, out _).ShouldBeFalse();
        share.Take(People(1));
        share.TryTakePart(whole: true, out var full).ShouldBeTrue();

        full.Length.ShouldBe(10);
    }

    private static Guid[] People(int count) => [.. Enumerable.Range(0, count).Select(_ => Guid.NewGuid())];
}
