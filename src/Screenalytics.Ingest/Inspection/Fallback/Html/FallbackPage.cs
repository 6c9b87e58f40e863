using System.Security.Cryptography;
using System.Text;
using Screenalytics.Ingest.Inspection.Html;

namespace Screenalytics.Ingest.Inspection.Fallback.Html;

/// <summary>Renders what logs tell as one page that needs nothing else.</summary>
internal static class FallbackPage
{
    /// <summary>People at most.</summary>
    public const int MostPeople = 2000;

    /// <summary>Renders.</summary>
    /// <param name="report">What the logs tell.</param>
    /// <param name="people">The people to list.</param>
    /// <param name="zone">Whose times are shown.</param>
    /// <param name="now">When it is made.</param>
    public static string Render(
        FallbackReport report,
        IReadOnlyList<SampledPerson> people,
        TimeZoneInfo zone,
        DateTimeOffset now
    )
    {
        var html = new HtmlWriter();
        Head(html);
        var local = TimeZoneInfo.ConvertTime(now, zone);
        html.Add($"<header><h1>Fallbacks</h1><p>{Span(report, zone)}</p>");
        html.Add(
            $"<p class=\"hint\">Times are UTC{local:zzz}; made {local:yyyy-MM-dd HH:mm} of {report.Events:N0} events"
        );
        html.Add($"{Trouble(report)}.</p></header>\n<main>");
        FigureTables.Totals(html, report.Totals);
        if (report.Totals.People > 0)
        {
            RateChart.Write(html, report, zone);
            FigureTables.Casts(html, report);
        }

        if (report.Runs.Count > 0)
        {
            FigureTables.Runs(html, report, zone);
        }

        if (people.Count > 0)
        {
            PeopleTable.Write(html, report, people, zone);
        }

        html.Raw("</main>\n<script>");
        html.Raw(PageScript.Text);
        html.Raw("</script>\n</body>\n</html>\n");
        return html.ToString();
    }

    // Nothing is loaded from anywhere, and no other script than this page's runs, whatever stands in a log.
    private static void Head(HtmlWriter html)
    {
        html.Raw("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n");
        html.Add(
            $"<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src '{Hash(PageStyle.Text)}'; "
        );
        html.Add($"script-src '{Hash(PageScript.Text)}'; base-uri 'none'; form-action 'none'\">\n");
        html.Raw("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
        html.Raw("<meta name=\"color-scheme\" content=\"light dark\">\n<meta name=\"robots\" content=\"noindex\">\n");
        html.Raw("<title>Fallbacks</title>\n<style>");
        html.Raw(PageStyle.Text);
        html.Raw("</style>\n</head>\n<body>\n");
    }

    private static string Span(FallbackReport report, TimeZoneInfo zone)
    {
        if (report is not { From: { } from, Until: { } until })
        {
            return "The log tells of nobody like that.";
        }

        var first = TimeZoneInfo.ConvertTime(from, zone);
        var last = TimeZoneInfo.ConvertTime(until, zone);
        var runs = report.Runs.Count + report.RunsLeftOut;
        return FormattableString.Invariant(
            $"{first:yyyy-MM-dd HH:mm} to {last:yyyy-MM-dd HH:mm}, {runs:N0} {(runs == 1 ? "run" : "runs")}"
        );
    }

    private static string Trouble(FallbackReport report) =>
        report is { TornLines: 0, ForeignLines: 0 }
            ? ""
            : FormattableString.Invariant(
                $"; left out: {report.TornLines:N0} cut off or malformed, {report.ForeignLines:N0} no events of this program"
            );

    private static string Hash(string text) =>
        $"sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(text)))}";
}
