using Screenalytics.Ingest.Contracts;
using Screenalytics.Ingest.Inspection.Html;
using Screenalytics.Ingest.Inspection.Reading;

namespace Screenalytics.Ingest.Inspection.Fallback.Html;

/// <summary>Writes the people of a page, to be searched and sorted.</summary>
internal static class PeopleTable
{
    /// <summary>Writes them.</summary>
    public static void Write(
        HtmlWriter html,
        FallbackReport report,
        IReadOnlyList<SampledPerson> people,
        TimeZoneInfo zone
    )
    {
        html.Raw("<section id=\"people\"><h2>People</h2>");
        if (report.Totals.People > people.Count)
        {
            html.Add(
                $"<p class=\"hint\">{people.Count:N0} of {report.Totals.People:N0}: first those without proof, failed "
            );
            html.Raw(
                "and held, then who fell back, then the others, the latest of each. <code>--output ndjson</code> "
            );
            html.Raw(
                "lists everybody; filters such as <code>--run</code> and <code>--outcome</code> narrow this page.</p>"
            );
        }

        html.Raw(
            "<div class=\"tools\"><input id=\"search\" type=\"search\" placeholder=\"Search: id, target, reason, calls ...\" "
        );
        html.Raw(
            "aria-label=\"Search people\" autocomplete=\"off\"><div id=\"kinds\" role=\"group\" aria-label=\"Outcomes\">"
        );
        foreach (var kind in people.Select(Kind).Distinct(StringComparer.Ordinal))
        {
            html.Add(
                $"<button type=\"button\" class=\"chip {kind}\" aria-pressed=\"false\" value=\"{kind}\">{kind.Replace('_', ' ')}</button>"
            );
        }

        html.Raw("</div><output id=\"count\"></output></div>");
        html.Raw("<table class=\"list\"><thead><tr>");
        foreach (var name in (string[])["time", "person", "outcome", "calls", "reason", "target and run"])
        {
            html.Add($"<th aria-sort=\"none\"><button type=\"button\">{name}</button></th>");
        }

        html.Raw("</tr></thead><tbody id=\"rows\">\n");
        foreach (var sample in people)
        {
            Row(html, sample, zone);
        }

        html.Raw("</tbody></table><p id=\"none\" class=\"hint\" hidden>Nobody is like that.</p></section>\n");
    }

    private static void Row(HtmlWriter html, SampledPerson sample, TimeZoneInfo zone)
    {
        var person = sample.Person;
        var kind = Kind(sample);
        html.Add(
            $"<tr data-kind=\"{kind}\"><td data-name=\"time\">{TimeZoneInfo.ConvertTime(person.Time, zone):yyyy-MM-dd HH:mm:ss}</td>"
        );
        html.Add($"<td data-name=\"person\"><code>{person.PersonId}</code></td>");
        html.Add($"<td data-name=\"outcome\"><span class=\"badge {kind}\">{kind.Replace('_', ' ')}</span></td>");
        html.Add($"<td data-name=\"calls\"><code class=\"calls\">{CallPattern.Of(person.Calls)}</code></td>");
        html.Add($"<td data-name=\"reason\">{sample.Reason}");
        if (person.Detail is { } detail)
        {
            html.Add($"<small>{detail}</small>");
        }

        html.Add($"</td><td data-name=\"target and run\"><code>{person.Target ?? "–"}</code>");
        html.Add($"<small><code>{person.RunId}</code>{(person.DryRun ? " dry run" : "")}</small></td></tr>\n");
    }

    private static string Kind(SampledPerson sample) =>
        sample.Reason == FallbackReason.NotProven ? FallbackReason.NotProven
        : sample.Person.Outcome is { } outcome ? EnumNames.Of(outcome)
        : FallbackReason.Unknown;
}
