using System.Globalization;
using Screenalytics.Ingest.Inspection.Html;

namespace Screenalytics.Ingest.Inspection.Fallback.Html;

/// <summary>Draws the share of people who fell back over time: a line by hour or day, and a dot a run.</summary>
internal sealed class RateChart
{
    private const double Width = 960;
    private const double Height = 280;
    private const double Left = 48;
    private const double Right = 16;
    private const double Top = 14;
    private const double Bottom = 34;
    private const int MostHours = 96;
    private const int MostDays = 180;
    private const int MostDots = 300;
    private const int MostTicks = 14;

    private static readonly int[] NiceHours = [1, 2, 3, 6, 12, 24, 48];
    private static readonly int[] NiceDays = [1, 2, 7, 14, 28];
    private static readonly double[] Tops = [0.05, 0.1, 0.2, 0.3, 0.5, 0.75, 1];

    private readonly HtmlWriter _html;
    private readonly TimeZoneInfo _zone;
    private readonly FallbackRow[] _rows;
    private readonly FallbackRun[] _runs;
    private readonly bool _byHour;
    private readonly DateTimeOffset _from;
    private readonly DateTimeOffset _until;
    private readonly double _top;

    private RateChart(HtmlWriter html, FallbackReport report, TimeZoneInfo zone)
    {
        (_html, _zone) = (html, zone);
        _byHour = report.Hours[^1].From - report.Hours[0].From <= TimeSpan.FromHours(MostHours);
        _rows = [.. (_byHour ? report.Hours : report.Days).TakeLast(_byHour ? MostHours : MostDays)];
        _from = _rows[0].From;
        _until = _rows[^1].From + Step;
        _runs = [.. report.Runs.Where(run => run.Figures.People > 0 && run.Started >= _from).Take(MostDots)];
        var highest = _rows
            .Select(row => row.Figures)
            .Concat(_runs.Select(run => run.Figures))
            .Max(figures => figures.FallbackRate ?? 0);
        _top = Tops.First(top => highest <= top);
    }

    private TimeSpan Step => _byHour ? TimeSpan.FromHours(1) : TimeSpan.FromDays(1);

    /// <summary>Draws; nothing without people.</summary>
    public static void Write(HtmlWriter html, FallbackReport report, TimeZoneInfo zone)
    {
        if (report.Hours.Count > 0)
        {
            new RateChart(html, report, zone).Write();
        }
    }

    private void Write()
    {
        var what = _byHour ? "hour" : "day";
        _html.Add($"<section><h2>Fallback rate over time</h2><p class=\"hint\">The line: by {what}. ");
        _html.Raw("A dot: a run, larger with more people<span class=\"dotkey\"></span>ringed: suspect.</p>");
        _html.Add($"<div class=\"chart\"><svg viewBox=\"0 0 {Width} {Height}\" role=\"img\" ");
        _html.Add($"aria-label=\"Share of people who fell back, by {what}\">");
        Grid();
        Times();
        Line();
        foreach (var run in _runs.Reverse())
        {
            Dot(run);
        }

        _html.Raw("</svg></div></section>\n");
    }

    private void Grid()
    {
        for (var i = 0; i <= 4; i++)
        {
            var rate = _top * i / 4;
            var y = Y(rate);
            _html.Add($"<line class=\"grid\" x1=\"{Left}\" x2=\"{Width - Right}\" y1=\"{y:0.#}\" y2=\"{y:0.#}\"/>");
            _html.Add(
                $"<text class=\"tick\" x=\"{Left - 8}\" y=\"{y + 4:0.#}\" text-anchor=\"end\">{rate * 100:0.##}%</text>"
            );
        }
    }

    private void Times()
    {
        var steps = (int)Math.Ceiling((_until - _from) / Step);
        var every = Array.Find(_byHour ? NiceHours : NiceDays, nice => steps <= nice * MostTicks);
        every = every == 0 ? (steps / MostTicks) + 1 : every;
        for (var i = 0; i < steps; i++)
        {
            var time = TimeZoneInfo.ConvertTime(_from + (Step * i), _zone);
            if (_byHour ? ((time.Day * 24) + time.Hour) % every != 0 : i % every != 0)
            {
                continue;
            }

            var x = X(time);
            var format = _byHour && every < 24 && time.Hour != 0 ? "HH:mm" : "MMM d";
            var label = time.ToString(format, CultureInfo.InvariantCulture);
            _html.Add($"<line class=\"mark\" x1=\"{x:0.#}\" x2=\"{x:0.#}\" y1=\"{Y(0):0.#}\" y2=\"{Y(0) + 5:0.#}\"/>");
            _html.Add($"<text class=\"tick\" x=\"{x:0.#}\" y=\"{Height - 10}\" text-anchor=\"middle\">{label}</text>");
        }
    }

    // Where nobody was synced there is no rate, and so no line.
    private void Line()
    {
        for (var first = 0; first < _rows.Length; )
        {
            var last = first;
            while (last + 1 < _rows.Length && _rows[last + 1].From - _rows[last].From <= Step * 1.1)
            {
                last++;
            }

            Piece(_rows[first..(last + 1)]);
            first = last + 1;
        }
    }

    private void Piece(FallbackRow[] rows)
    {
        _html.Add($"<path class=\"area\" d=\"M{X(rows[0].From):0.#} {Y(0):0.#}");
        Steps(rows);
        _html.Add($"V{Y(0):0.#}Z\"/><path class=\"line\" d=\"M{X(rows[0].From):0.#} {Y(Rate(rows[0].Figures)):0.#}");
        Steps(rows);
        _html.Raw("\"/>");
    }

    private void Steps(FallbackRow[] rows)
    {
        foreach (var row in rows)
        {
            _html.Add($"V{Y(Rate(row.Figures)):0.#}H{X(row.From + Step):0.#}");
        }
    }

    private void Dot(FallbackRun run)
    {
        var radius = Math.Clamp(2.5 + Math.Log10(run.Figures.People), 3, 9);
        var name = run.Suspect ? "dot suspect" : "dot";
        _html.Add(
            $"<circle class=\"{name}\" cx=\"{X(run.Started):0.#}\" cy=\"{Y(Rate(run.Figures)):0.#}\" r=\"{radius:0.#}\">"
        );
        _html.Add(
            $"<title>{run.Target ?? "unknown target"}, {TimeZoneInfo.ConvertTime(run.Started, _zone):yyyy-MM-dd HH:mm}: "
        );
        _html.Add($"{RateText.Of(run.Figures.FallbackRate)} of {run.Figures.People:N0} fell back</title></circle>");
    }

    private static double Rate(FallbackFigures figures) => figures.FallbackRate ?? 0;

    private double X(DateTimeOffset time) => Left + ((Width - Left - Right) * ((time - _from) / (_until - _from)));

    private double Y(double rate) => Top + ((Height - Top - Bottom) * (1 - (rate / _top)));
}
