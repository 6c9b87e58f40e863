using FsCheck;
using FsCheck.Fluent;
using Screenalytics.Ingest.RolloutGate.Closing;

namespace Screenalytics.Ingest.Tests.RolloutGate.Closing;

public sealed class UnifiedDiffTests
{
    [Fact]
    public void Changes_are_shown_with_three_lines_around() =>
        UnifiedDiff
            .Of(["a", "b", "c", "d", "e", "f", "g", "h"], ["a", "b", "c", "d", "X", "f", "g", "h", "i"])
            .ShouldBe(["@@ -2,7 +2,8 @@", " b", " c", " d", "-e", "+X", " f", " g", " h", "+i"]);

    [Fact]
    public void Changes_far_apart_stand_apart()
    {
        string[] before = [.. Enumerable.Range(1, 30).Select(number => $"{number}")];
        string[] after = [.. before.Select(line => line is "5" or "25" ? "X" : line)];

        UnifiedDiff.Of(before, after).Where(line => line[0] == '@').ShouldBe(["@@ -2,7 +2,7 @@", "@@ -22,7 +22,7 @@"]);
    }

    [Fact]
    public void An_empty_text_and_the_same_text_are_told()
    {
        UnifiedDiff.Of([], ["a"]).ShouldBe(["@@ -0,0 +1,1 @@", "+a"]);
        UnifiedDiff.Of(["a"], []).ShouldBe(["@@ -1,1 +0,0 @@", "-a"]);
        UnifiedDiff.Of(["a"], ["a"]).ShouldBeEmpty();
        UnifiedDiff.Of([], []).ShouldBeEmpty();
    }

    [Fact]
    public void Applied_to_the_one_it_gives_the_other()
    {
        var texts = Gen.Elements("a", "b", "c", "d").ArrayOf();
        Prop.ForAll(
                (from before in texts from after in texts select (Before: before, After: after)).ToArbitrary(),
                pair => Apply(pair.Before, UnifiedDiff.Of(pair.Before, pair.After)).SequenceEqual(pair.After)
            )
            .Check(Config.QuickThrowOnFailure.WithMaxTest(500).WithQuietOnSuccess(true));
    }

    private static List<string> Apply(string[] before, IReadOnlyList<string> diff)
    {
        var (after, at) = (new List<string>(), 0);
        foreach (var line in diff)
        {
            if (line[0] == '@')
            {
                var range = line.Split(' ')[1][1..].Split(',').Select(int.Parse).ToArray();
                var first = range[1] == 0 ? range[0] : range[0] - 1;
                after.AddRange(before[at..first]);
                at = first;
            }
            else if (line[0] == '+')
            {
                after.Add(line[1..]);
            }
            else
            {
                before[at].ShouldBe(line[1..]);
                after.AddRange(line[0] == ' ' ? [line[1..]] : []);
                at++;
            }
        }

        after.AddRange(before[at..]);
        return after;
    }
}
