using System.Globalization;
using System.Xml.Linq;
using FsCheck;
using FsCheck.Fluent;
using Screenalytics.Ingest.Console.Parts;
using Screenalytics.Ingest.Contracts.Runs;

namespace Screenalytics.Ingest.Tests.Console.Parts;

/// <summary>The bar of a run's outcomes.</summary>
public sealed class OutcomeBarTests
{
    [Fact]
    public async Task It_tells_in_words_what_it_shows()
    {
        var html = await HtmlOfAsync(
            new RunCounts
            {
                People = 10,
                Seeded = 3,
                Failed = 1,
            }
        );

        html.ShouldContain("aria-label=\"4 of 10 people: 3 seeded, 1 failed\"");
    }

    [Fact]
    public async Task What_is_rare_is_seen_nevertheless()
    {
        var spans = SpansOf(
            await HtmlOfAsync(
                new RunCounts
                {
                    People = 100_000,
                    Seeded = 99_999,
                    Failed = 1,
                }
            )
        );

        spans["bar-failed"].Width.ShouldBeGreaterThan(0);
    }

    [Fact]
    public void Whatever_it_shows_stays_within_it() =>
        Prop.ForAll(
                Gen.Choose(0, 100_000).ArrayOf(6).ToArbitrary(),
                counts =>
                {
                    var html = HtmlOfAsync(
                            new RunCounts
                            {
                                People = counts[0],
                                Seeded = counts[1],
                                Fallback = counts[2],
                                Empty = counts[3],
                                Held = counts[4],
                                Failed = counts[5],
                            }
                        )
                        .GetAwaiter()
                        .GetResult();
                    return SpansOf(html)
                        .Values.All(span => span is { X: >= 0, Width: >= 0 } && span.X + span.Width <= 1000);
                }
            )
            .QuickCheckThrowOnFailure();

    private static Task<string> HtmlOfAsync(RunCounts counts) =>
        Rendered.AsHtmlAsync<OutcomeBar>((nameof(OutcomeBar.Counts), counts));

    private static Dictionary<string, (int X, int Width)> SpansOf(string html) =>
        XElement
            .Parse(html)
            .Elements()
            .Where(rect => (string?)rect.Attribute("class") != "bar-rest")
            .ToDictionary(
                rect => (string)rect.Attribute("class")!,
                rect => (NumberOf(rect, "x"), NumberOf(rect, "width"))
            );

    private static int NumberOf(XElement rect, string name) =>
        int.Parse((string)rect.Attribute(name)!, CultureInfo.InvariantCulture);
}
