using System.Globalization;
using Screenalytics.Ingest.Contracts;
using Screenalytics.Ingest.Inspection.Html;

namespace Screenalytics.Ingest.Inspection.Fallback.Html;

/// <summary>Writes the totals, the casts, the runs, the reasons and the patterns of a page.</summary>
internal static class FigureTables
{
    private const int MostRows = 200;
    private const int MostWords = 12;

    /// <summary>The totals.</summary>
    public static void Totals(HtmlWriter html, FallbackFigures totals)
    {
        html.Raw("<section class=\"tiles\" aria-label=\"Totals\">");
        Tile(html, "people", totals.People, null, "");
        Tile(html, "seeded", totals.Seeded, Share(totals.Seeded, totals), "seeded");
        Tile(html, "fallback", totals.Fallback, totals.FallbackRate, "fallback");
        Tile(html, "empty", totals.Empty, totals.EmptyRate, "empty");
        Tile(html, "failed", totals.Failed, totals.FailedRate, "failed");
        Tile(html, "held", totals.Held, totals.HeldRate, "held");
        if (totals.NotAttempted > 0)
        {
            Tile(html, "not attempted", totals.NotAttempted, Share(totals.NotAttempted, totals), "held");
        }

        html.Raw("</section>\n");
        if (totals.NotProven > 0)
        {
            html.Add($"<p class=\"alarm\"><strong>{totals.NotProven:N0}</strong> had a second call that no proof on ");
            html.Raw("their line of the log allows: search for <code>not_proven</code> below.</p>\n");
        }
    }

    /// <summary>The casts, and beside them reasons and patterns.</summary>
    public static void Casts(HtmlWriter html, FallbackReport report)
    {
        html.Raw("<section><h2>By cast</h2>");
        Begin(html, "cast", "since");
        foreach (var row in report.Casts.Take(MostRows))
        {
            html.Add(
                $"<tr><td class=\"name\">{row.Key ?? "unknown target"}</td><td data-name=\"since\">{row.From:yyyy-MM-dd}</td>"
            );
            Figures(html, row.Figures);
        }

        End(html, report.Casts.Count - MostRows + report.CastsLeftOut, "casts");
        html.Raw("</section>\n<div class=\"pair\">");
        Words(html, "Reasons", report.Reasons, report.Totals.People);
        Words(html, "Calls", report.Patterns, report.Totals.People);
        html.Raw("</div>\n");
    }

    /// <summary>The runs, the latest first.</summary>
    public static void Runs(HtmlWriter html, FallbackReport report, TimeZoneInfo zone)
    {
        html.Raw("<section><h2>Runs</h2>");
        Begin(html, "run", "started");
        foreach (var run in report.Runs.Take(MostRows))
        {
            var status = run.Status is { } ended ? EnumNames.Of(ended) : "no end";
            html.Add(
                $"<tr><td class=\"name\"><code>{run.RunId}</code><small>{run.Target ?? "unknown target"}, {status}"
            );
            html.Add($"{(run.Suspect ? ", suspect" : "")}{(run.DryRun ? ", dry run" : "")}</small></td>");
            html.Add($"<td data-name=\"started\">{TimeZoneInfo.ConvertTime(run.Started, zone):yyyy-MM-dd HH:mm}</td>");
            Figures(html, run.Figures);
        }

        End(html, report.Runs.Count - MostRows + report.RunsLeftOut, "earlier runs");
        html.Raw("</section>\n");
    }

    private static double? Share(long count, FallbackFigures totals) =>
        totals.People == 0 ? null : (double)count / totals.People;

    private static void Tile(HtmlWriter html, string name, long count, double? rate, string kind) =>
        html.Add(
            $"<div class=\"tile {kind}\"><span>{name}</span><strong>{count:N0}</strong><em>{(rate is null ? "" : RateText.Of(rate))}</em></div>"
        );

    private static void Begin(HtmlWriter html, string first, string second)
    {
        html.Add(
            $"<div class=\"scroll\"><table class=\"figures\"><thead><tr><th>{first}</th><th>{second}</th><th class=\"n\">people</th>"
        );
        html.Raw("<th class=\"n\">fallback</th><th class=\"n\">empty</th><th class=\"n\">failed</th>");
        html.Raw("<th class=\"n\">held</th></tr></thead><tbody>");
    }

    private static void Figures(HtmlWriter html, FallbackFigures figures)
    {
        html.Add($"<td class=\"n\" data-name=\"people\">{figures.People:N0}</td>");
        html.Add(
            $"<td class=\"n\" data-name=\"fallback\"><meter max=\"1\" value=\"{figures.FallbackRate ?? 0:0.####}\"></meter>"
        );
        html.Add($" {RateText.Of(figures.FallbackRate)}</td>");
        html.Add($"<td class=\"n\" data-name=\"empty\">{RateText.Of(figures.EmptyRate)}</td>");
        html.Add(
            $"<td class=\"n{(figures.Failed > 0 ? " bad" : "")}\" data-name=\"failed\">{RateText.Of(figures.FailedRate)}</td>"
        );
        html.Add($"<td class=\"n\" data-name=\"held\">{RateText.Of(figures.HeldRate)}</td></tr>\n");
    }

    private static void End(HtmlWriter html, long more, string what)
    {
        html.Raw("</tbody></table></div>");
        if (more > 0)
        {
            html.Add(
                $"<p class=\"hint\">{more.ToString("N0", CultureInfo.InvariantCulture)} {what} are left out here.</p>"
            );
        }
    }

    private static void Words(HtmlWriter html, string title, IReadOnlyList<WordCount> words, long people)
    {
        html.Add($"<section><h2>{title}</h2><ul class=\"words\">");
        foreach (var word in words.Take(MostWords))
        {
            html.Add($"<li><code>{word.Name}</code><span>{word.People:N0}</span>");
            html.Add($"<meter max=\"{Math.Max(people, 1)}\" value=\"{word.People}\"></meter></li>");
        }

        html.Raw("</ul>");
        if (words.Count > MostWords)
        {
            html.Add($"<p class=\"hint\">and {words.Count - MostWords} rarer ones</p>");
        }

        html.Raw("</section>");
    }
}
