using System.Security.Cryptography;
using System.Text;
using Screenalytics.Ingest.Contracts;
using Screenalytics.Ingest.Contracts.Gates;
using Screenalytics.Ingest.Inspection.Html;

namespace Screenalytics.Ingest.RolloutGate.Evidence.Html;

/// <summary>Renders evidence as one page that needs nothing else, no script either.</summary>
internal static class EvidencePage
{
    /// <summary>Renders.</summary>
    /// <param name="evidence">The evidence.</param>
    /// <param name="digest">SHA-256 of <c>evidence.json</c>.</param>
    public static string Render(GateEvidence evidence, string digest)
    {
        var html = new HtmlWriter();
        Head(html, evidence);
        Title(html, evidence);
        html.Raw("<main>\n");
        Overview(html, evidence);
        Criteria(html, evidence);
        Repos(html, evidence);
        html.Raw("<h2 id=\"steps\">Steps</h2>\n");
        foreach (var step in evidence.Steps)
        {
            StepSection.Write(html, step);
        }

        Changes(html, evidence);
        Order(html, evidence);
        About(html, evidence, digest);
        html.Raw("</main>\n</body>\n</html>\n");
        return html.ToString();
    }

    /// <summary>A verdict: a word in a colour of its own, never a colour alone.</summary>
    public static void Badge(HtmlWriter html, GateVerdict verdict) =>
        html.Add($"<span class=\"badge {EnumNames.Of(verdict)}\">{VerdictWords.Of(verdict)}</span>");

    // Nothing is loaded from anywhere and nothing runs, whatever an answer said.
    private static void Head(HtmlWriter html, GateEvidence evidence)
    {
        html.Raw("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\"/>\n");
        html.Add(
            $"<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src '{Hash(EvidenceStyle.Text)}'; base-uri 'none'; form-action 'none'\"/>\n"
        );
        html.Raw("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>\n");
        html.Raw("<meta name=\"color-scheme\" content=\"light dark\"/>\n<meta name=\"robots\" content=\"noindex\"/>\n");
        html.Raw("<meta name=\"referrer\" content=\"no-referrer\"/>\n");
        html.Add($"<title>Rollout gate: {evidence.Environment}, {VerdictWords.Of(evidence)}</title>\n<style>");
        html.Raw(EvidenceStyle.Text);
        html.Raw("</style>\n</head>\n<body>\n");
    }

    private static void Title(HtmlWriter html, GateEvidence evidence)
    {
        html.Add($"<header class=\"{EnumNames.Of(evidence.Verdict)}\"><p class=\"kicker\">Rollout gate</p>");
        html.Add($"<h1>{evidence.Environment}</h1>");
        html.Add($"<p class=\"verdict\"><strong>{Capital(VerdictWords.Of(evidence))}</strong>");
        html.Add($"<span>{VerdictWords.Counts(evidence.Steps.Select(step => step.Verdict))}</span></p>");
        html.Add($"<p class=\"soft\">{evidence.StartedAt.UtcDateTime:MMMM d, yyyy, HH:mm:ss} to ");
        html.Add($"{evidence.FinishedAt.UtcDateTime:HH:mm:ss} UTC, by {evidence.Actor}");
        html.Add($"{(evidence.ReadOnly ? "; read-only, nothing was written" : "")}</p></header>\n");
    }

    private static void Overview(HtmlWriter html, GateEvidence evidence)
    {
        html.Raw("<nav aria-label=\"Steps\"><ol class=\"strip\">");
        foreach (var step in evidence.Steps)
        {
            html.Add($"<li class=\"{EnumNames.Of(step.Verdict)}\"><a href=\"#{StepFigures.AnchorOf(step.Id)}\">");
            html.Add($"<b>{step.Id.Replace('_', ' ')}</b><small>{VerdictWords.Of(step.Verdict)}</small></a></li>");
        }

        html.Raw("</ol></nav>\n");
        var open = evidence.Steps.Where(step => step.Verdict != GateVerdict.Proven).ToArray();
        if (open.Length == 0)
        {
            return;
        }

        html.Raw("<section id=\"open\"><h2>Not proven</h2><ul class=\"open\">");
        foreach (var step in open)
        {
            html.Add($"<li class=\"{EnumNames.Of(step.Verdict)}\">");
            Badge(html, step.Verdict);
            html.Add($" <a href=\"#{StepFigures.AnchorOf(step.Id)}\">{step.Title}</a><p>{step.Summary}</p></li>");
        }

        html.Raw("</ul></section>\n");
    }

    private static void Criteria(HtmlWriter html, GateEvidence evidence)
    {
        html.Raw("<section id=\"criteria\"><h2>Acceptance criteria</h2><ol class=\"criteria\">");
        foreach (var criterion in evidence.Criteria)
        {
            html.Add(
                $"<li id=\"{StepFigures.AnchorOf(criterion.Number)}\"><div><b class=\"number\">{criterion.Number}</b><p>"
            );
            CodeSpans(html, criterion.Text);
            html.Raw("</p>");
            Badge(html, criterion.Verdict);
            html.Raw("</div>");
            if (criterion.Number == GateCriteria.Documents)
            {
                html.Add($"<p class=\"soft\">{GateCriteria.DocumentsWayOut}</p>");
            }

            html.Raw("<ul>");
            foreach (var step in evidence.Steps.Where(step => criterion.Steps.Contains(step.Id)))
            {
                html.Add($"<li><a href=\"#{StepFigures.AnchorOf(step.Id)}\"><code>{step.Id}</code></a> ");
                html.Add(
                    $"{(step.Verdict == GateVerdict.Proven ? "" : VerdictWords.Of(step.Verdict) + ": ")}{step.Summary}</li>"
                );
            }

            html.Raw("</ul></li>\n");
        }

        html.Raw("</ol></section>\n");
    }

    private static void Repos(HtmlWriter html, GateEvidence evidence)
    {
        html.Raw("<section id=\"repos\"><h2>By repository</h2><table class=\"rows\"><thead><tr><th>Repo</th>");
        html.Raw("<th>Rollout smoke</th><th>Steps</th></tr></thead><tbody>");
        foreach (var repo in RepoSmoke.Of(evidence.Steps))
        {
            html.Add($"<tr><td><b>{repo.Repo}</b></td><td>");
            Badge(html, repo.Verdict);
            html.Raw("</td><td>");
            foreach (var step in repo.Steps)
            {
                html.Add($"<a class=\"step\" href=\"#{StepFigures.AnchorOf(step.Id)}\"><code>{step.Id}</code></a> ");
            }

            html.Add($"{(repo.Steps.Count == 0 ? "no step looked at it" : "")}</td></tr>");
        }

        html.Raw("</tbody></table></section>\n");
    }

    private static void Changes(HtmlWriter html, GateEvidence evidence)
    {
        html.Raw("<section id=\"changes\"><h2>Changed and put back</h2>");
        if (evidence.Changes.Count == 0)
        {
            html.Raw("<p class=\"soft\">Nothing was changed.</p></section>\n");
            return;
        }

        html.Raw(
            "<table class=\"rows\"><thead><tr><th>What</th><th>Before</th><th>After</th><th>State</th></tr></thead><tbody>"
        );
        foreach (var change in evidence.Changes)
        {
            html.Add($"<tr><td><b>{change.What.Replace('_', ' ')}</b><small><code>{change.Subject}</code></small>");
            html.Add(
                $"<small>person <code>{change.PersonId}</code></small></td><td>{change.Before}</td><td>{change.After}</td>"
            );
            html.Add($"<td>{(change.Restored ? "put back" : "stays so")}</td></tr>");
        }

        html.Raw("</tbody></table></section>\n");
    }

    private static void Order(HtmlWriter html, GateEvidence evidence)
    {
        html.Raw("<section id=\"order\"><h2>Rollout order</h2><ul>");
        foreach (var sentence in OrderWords.Of(evidence))
        {
            html.Add($"<li>{sentence}</li>");
        }

        html.Raw("</ul></section>\n");
    }

    private static void About(HtmlWriter html, GateEvidence evidence, string digest)
    {
        var place = evidence.Place;
        html.Raw("<section id=\"about\"><h2>About this gate</h2><dl>");
        Pair(html, "Gate", $"{evidence.GateId}");
        Pair(html, "Environment", $"{evidence.Environment} ({EnumNames.Of(evidence.Stage)})");
        Pair(html, "Backend", place.Backend);
        Pair(html, "App", place.App ?? "not given");
        Pair(html, "Face bank's database", place.Database ?? "not given");
        Pair(html, "TRR's database", place.TrrDatabase ?? "not given");
        Pair(html, "Program", $"screenalytics-ingest {evidence.Version}");
        Pair(html, "Machine", evidence.Machine);
        Pair(html, "SHA-256 of evidence.json", digest);
        html.Raw(
            "</dl><p class=\"soft\"><code>gate verify</code> checks this folder against its signature.</p></section>\n"
        );
    }

    private static void Pair(HtmlWriter html, string name, string value) =>
        html.Add($"<div><dt>{name}</dt><dd>{value}</dd></div>");

    private static void CodeSpans(HtmlWriter html, string text)
    {
        var parts = text.Split('`');
        for (var i = 0; i < parts.Length; i++)
        {
            html.Raw(i % 2 == 1 ? "<code>" : "");
            html.Add($"{parts[i]}");
            html.Raw(i % 2 == 1 ? "</code>" : "");
        }
    }

    private static string Capital(string words) => char.ToUpperInvariant(words[0]) + words[1..];

    private static string Hash(string text) =>
        $"sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(text)))}";
}
