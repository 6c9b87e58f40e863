using FsCheck;
using FsCheck.Fluent;
using Screenalytics.Ingest.Contracts.Sync;
using Screenalytics.Ingest.Contracts.TrrBackend;
using Screenalytics.Ingest.Sync;

namespace Screenalytics.Ingest.Tests.Sync;

public sealed class PhotoSelectionTests
{
    [Fact]
    public void The_first_distinct_usable_photos_are_chosen_in_the_backends_order()
    {
        var selection = new PhotoSelection(3);

        selection.Add([
            PhotoRow.Of("https://cdn.example.test/b.jpg"),
            new PhotoRow(ServedUrlKind.Null, null),
            PhotoRow.Of("https://cdn.example.test/b.jpg"),
            PhotoRow.Of("https://cdn.example.test/a.jpg"),
            PhotoRow.Of(""),
            PhotoRow.Of("ftp://cdn.example.test/x.jpg"),
            new PhotoRow(ServedUrlKind.NotText, null),
            new PhotoRow(ServedUrlKind.Missing, null),
            PhotoRow.Of("https://cdn.example.test/c.jpg"),
            PhotoRow.Of("https://cdn.example.test/d.jpg"),
            PhotoRow.Of("https://cdn.example.test/d.jpg"),
        ]);

        selection.Chosen.ShouldBe([
            new ChosenPhoto("https://cdn.example.test/b.jpg", 1),
            new ChosenPhoto("https://cdn.example.test/a.jpg", 4),
            new ChosenPhoto("https://cdn.example.test/c.jpg", 9),
        ]);
        var counts = selection.Counts;
        counts.ShouldSatisfyAllConditions(
            () => counts.Fetched.ShouldBe(11),
            () => counts.Chosen.ShouldBe(3),
            () => counts.Duplicates.ShouldBe(2),
            () => counts.OverCap.ShouldBe(1),
            () => counts.Skipped![(int)SkipReason.MissingUrl].ShouldBe(2),
            () => counts.Skipped![(int)SkipReason.EmptyUrl].ShouldBe(1),
            () => counts.Skipped![(int)SkipReason.NotText].ShouldBe(1),
            () => counts.Skipped![(int)SkipReason.UnsupportedScheme].ShouldBe(1)
        );
    }

    [Fact]
    public void Every_row_is_counted_once_and_nothing_is_chosen_twice() =>
        Prop.ForAll(
                Arb.From(
                    from cap in Gen.Choose(1, 20)
                    from pages in Gen.ListOf(
                        Gen.ListOf(
                            Gen.Frequency(
                                (8, Gen.Choose(0, 40).Select(n => PhotoRow.Of($"https://cdn.example.test/{n}.jpg"))),
                                (1, Gen.Constant(new PhotoRow(ServedUrlKind.Null, null))),
                                (1, Gen.Constant(PhotoRow.Of("nonsense")))
                            )
                        )
                    )
                    select (cap, pages)
                ),
                input =>
                {
                    var selection = new PhotoSelection(input.cap);
                    foreach (var page in input.pages)
                    {
                        selection.Add([.. page]);
                    }

                    var rows = input.pages.SelectMany(page => page).ToList();
                    var usable = rows.Where(row => row.ServedUrl?.StartsWith("https", StringComparison.Ordinal) == true)
                        .Select(row => row.ServedUrl!)
                        .ToList();
                    var distinct = usable.Distinct().ToList();
                    var counts = selection.Counts;
                    selection.Chosen.Select(photo => photo.ServedUrl).ShouldBe(distinct.Take(input.cap));
                    selection.Chosen.ShouldAllBe(photo => rows[photo.Rank - 1].ServedUrl == photo.ServedUrl);
                    counts.Fetched.ShouldBe(rows.Count);
                    counts.Duplicates.ShouldBe(usable.Count - distinct.Count);
                    counts.OverCap.ShouldBe(Math.Max(0, distinct.Count - input.cap));
                    counts.Fetched.ShouldBe(
                        counts.Chosen + counts.Duplicates + counts.OverCap + (counts.Skipped?.Sum() ?? 0)
                    );
                }
            )
            .Check(Config.QuickThrowOnFailure.WithMaxTest(2_000).WithQuietOnSuccess(true));
}
