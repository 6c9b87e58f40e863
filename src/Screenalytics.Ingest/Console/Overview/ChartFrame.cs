using System.Globalization;
using Screenalytics.Ingest.Console.Parts;
using Screenalytics.Ingest.Contracts.Console;

namespace Screenalytics.Ingest.Console.Overview;

/// <summary>Where things stand in a chart of runs over time. Pure.</summary>
internal sealed class ChartFrame(TrendModel model, double top)
{
    /// <summary>The chart's width.</summary>
    public const int Width = 400;

    /// <summary>The chart's height.</summary>
    public const int Height = 170;

    private static readonly int[] RoundFactors = [1, 2, 5, 10];

    private const int Left = 40;
    private const int Right = 8;
    private const int Upper = 10;
    private const int Lower = 26;

    /// <summary>How wide a span is.</summary>
    public double Step { get; } = (double)(Width - Left - Right) / model.Points.Count;

    /// <summary>The lines across, with what they stand for.</summary>
    public IEnumerable<(double Y, double Value)> Rules => [(YOf(0), 0), (YOf(top / 2), top / 2), (YOf(top), top)];

    /// <summary>The times below, with the place of each.</summary>
    public IEnumerable<(double X, string Text)> Times
    {
        get
        {
            var every = Math.Max(model.Points.Count / 4, 1);
            for (var i = every / 2; i < model.Points.Count; i += every)
            {
                yield return (XOf(i), TimeOf(model.Points[i]));
            }
        }
    }

    /// <summary>The smallest round number that all are below.</summary>
    public static double RoundUp(double most)
    {
        if (most <= 0)
        {
            return 1;
        }

        var power = Math.Pow(10, Math.Floor(Math.Log10(most)));
        return RoundFactors.Select(factor => factor * power).First(value => value >= most * 0.999);
    }

    /// <summary>A number as SVG has it.</summary>
    public static string Svg(double value) => value.ToString("0.##", CultureInfo.InvariantCulture);

    /// <summary>The middle of a span.</summary>
    public double XOf(int index) => Left + (Step * (index + 0.5));

    /// <summary>The height of a value.</summary>
    public double YOf(double value) => Upper + ((Height - Upper - Lower) * (1 - (value / top)));

    /// <summary>What a span came to, in words.</summary>
    public string Tell(TrendPoint point) =>
        $"{Words.Moment(point.From)}, {Words.Duration(model.Range.Span)}: {Words.Count(point.Runs, "run")}, "
        + $"{Words.Count(point.People, "person", "people")}: {Words.Number(point.Seeded)} seeded, {Words.Number(point.Fallback)} fallback, "
        + $"{Words.Number(point.Empty)} empty, {Words.Number(point.Held)} held, {Words.Number(point.Failed)} failed";

    private string TimeOf(TrendPoint point) =>
        point.From.ToString(
            model.Range.Span < TimeSpan.FromHours(12) ? "HH:mm" : "d MMM",
            CultureInfo.InvariantCulture
        );
}
