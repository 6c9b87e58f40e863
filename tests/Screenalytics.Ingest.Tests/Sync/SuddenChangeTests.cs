using FsCheck;
using FsCheck.Fluent;
using Screenalytics.Ingest.Sync;

namespace Screenalytics.Ingest.Tests.Sync;

public sealed class SuddenChangeTests
{
    private static readonly SuddenChange Rule = SuddenChange.Of(new SyncOptions());

    private static readonly Gen<EmptyShare> Shares =
        from answers in Gen.Frequency((3, Gen.Choose(0, 60)), (1, Gen.Choose(61, 5000)))
        from empty in Gen.Choose(0, answers)
        select new EmptyShare(empty, answers);

    private static readonly Arbitrary<(EmptyShare Now, EmptyShare[] History)> Any = Arb.From(
        from now in Shares
        from history in Gen.ArrayOf(Shares)
        select (now, history)
    );

    [Theory]
    [InlineData(5, 5, new[] { 0, 5 })]
    [InlineData(27, 30, new[] { 3, 30 })]
    [InlineData(100, 100, new[] { 90, 100, 89, 100, 91, 100 })]
    [InlineData(100_000, 100_000, new[] { 40_000, 100_000 })]
    public void A_jump_alarms(int empty, int answers, int[] history) =>
        Rule.IsSudden(new EmptyShare(empty, answers), Runs(history)).ShouldBeTrue();

    [Theory]
    [InlineData(4, 4, new[] { 0, 40 })]
    [InlineData(5, 5, new[] { 0, 4 })]
    [InlineData(5, 5, new int[0])]
    [InlineData(12, 50, new[] { 0, 50 })]
    [InlineData(3, 10, new[] { 0, 10 })]
    [InlineData(40, 40, new[] { 40, 40 })]
    [InlineData(27, 30, new[] { 27, 30, 0, 30, 0, 30, 0, 30, 0, 30 }, 1)]
    public void What_is_small_or_few_or_expected_does_not(int empty, int answers, int[] history, int runs = 5) =>
        (Rule with { Runs = runs }).IsSudden(new EmptyShare(empty, answers), Runs(history)).ShouldBeFalse();

    [Fact]
    public void From_0_1_to_0_9_in_30_people_always_alarms_whatever_chance_adds_to_the_history()
    {
        var random = new Random(4);
        for (var round = 0; round < 2_000; round++)
        {
            var history = Enumerable.Range(0, 5).Select(_ => Draw(random, 30, 0.1)).ToList();

            Rule.IsSudden(new EmptyShare(27, 30), history).ShouldBeTrue();
        }
    }

    [Theory]
    [InlineData(5)]
    [InlineData(8)]
    [InlineData(12)]
    [InlineData(20)]
    [InlineData(40)]
    [InlineData(100)]
    public void Under_a_constant_share_chance_alarms_in_fewer_than_1_of_200_runs(int people)
    {
        const int runs = 10_000;
        foreach (var share in new[] { 0.05, 0.2, 0.4, 0.5, 0.7, 0.85, 0.95 })
        {
            var random = new Random(people);
            var history = new List<EmptyShare>();
            var alarms = 0;
            for (var run = 0; run < runs; run++)
            {
                var now = Draw(random, people, share);
                if (Rule.IsSudden(now, history))
                {
                    alarms++;
                    continue;
                }

                history.Insert(0, now);
                history = [.. history.Take(5)];
            }

            alarms.ShouldBeLessThan(runs / 200, $"at a share of {share}");
        }
    }

    [Fact]
    public void More_empty_answers_never_end_an_alarm() =>
        Check(one =>
        {
            var more = one.Now with { Empty = Math.Min(one.Now.Answers, one.Now.Empty + 1) };
            return !Rule.IsSudden(one.Now, one.History) || Rule.IsSudden(more, one.History);
        });

    [Fact]
    public void A_share_that_does_not_rise_never_alarms() =>
        Check(one => Rule.Before(one.History).Share < one.Now.Share || !Rule.IsSudden(one.Now, one.History));

    [Fact]
    public void Without_a_history_nothing_alarms() => Check(one => !Rule.IsSudden(one.Now, []));

    [Fact]
    public void Chance_is_counted_as_the_exact_test_counts_it()
    {
        EmptyChance.OfAtLeast(new EmptyShare(5, 5), new EmptyShare(0, 5)).ShouldBe(1 / 252.0, 1e-12);
        EmptyChance.OfAtLeast(new EmptyShare(3, 4), new EmptyShare(1, 4)).ShouldBe(17 / 70.0, 1e-12);
        EmptyChance.OfAtLeast(new EmptyShare(0, 400), new EmptyShare(300, 400)).ShouldBe(1, 1e-9);
    }

    private static void Check(Func<(EmptyShare Now, EmptyShare[] History), bool> holds) =>
        Prop.ForAll(Any, holds).Check(Config.QuickThrowOnFailure.WithMaxTest(5_000).WithQuietOnSuccess(true));

    private static EmptyShare Draw(Random random, int people, double share) =>
        new(Enumerable.Range(0, people).Count(_ => random.NextDouble() < share), people);

    private static List<EmptyShare> Runs(int[] pairs) =>
        [.. pairs.Chunk(2).Select(pair => new EmptyShare(pair[0], pair[1]))];
}
