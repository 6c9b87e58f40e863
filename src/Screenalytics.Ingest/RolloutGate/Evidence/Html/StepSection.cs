using Screenalytics.Ingest.Contracts;
using Screenalytics.Ingest.Contracts.Gates;
using Screenalytics.Ingest.Inspection.Html;

namespace Screenalytics.Ingest.RolloutGate.Evidence.Html;

/// <summary>Writes a step: what it came to, what it looked at, and what was asked and answered.</summary>
internal static class StepSection
{
    /// <summary>Writes it.</summary>
    public static void Write(HtmlWriter html, GateStepResult step)
    {
        html.Add($"<section class=\"step {EnumNames.Of(step.Verdict)}\" id=\"{StepFigures.AnchorOf(step.Id)}\">");
        html.Add($"<div class=\"head\"><h3>{step.Title}</h3>");
        EvidencePage.Badge(html, step.Verdict);
        html.Add($"</div><p class=\"soft\"><code>{step.Id}</code> · {StepFigures.Of(step)}{Criteria(step)}");
        html.Add($"{(step.Writes ? " · writes" : "")}</p><p>{step.Summary}</p>");
        Input(html, step);
        Checks(html, step);
        Exchanges(html, step);
        html.Raw("</section>\n");
    }

    private static string Criteria(GateStepResult step) =>
        step.Criteria.Count switch
        {
            0 => "",
            1 => $" · criterion {step.Criteria[0]}",
            _ => $" · criteria {string.Join(", ", step.Criteria)}",
        };

    private static void Input(HtmlWriter html, GateStepResult step)
    {
        if (step.Input.Count == 0)
        {
            return;
        }

        html.Raw("<dl class=\"input\">");
        foreach (var (name, value) in step.Input)
        {
            html.Add($"<div><dt>{name}</dt><dd><code>{value}</code></dd></div>");
        }

        html.Raw("</dl>");
    }

    private static void Checks(HtmlWriter html, GateStepResult step)
    {
        if (step.Checks.Count == 0)
        {
            return;
        }

        html.Raw("<table class=\"rows checks\"><thead><tr><th>Check</th><th>Expected</th><th>Observed</th>");
        html.Raw("<th>Verdict</th></tr></thead><tbody>");
        foreach (var check in step.Checks)
        {
            html.Add(
                $"<tr><td data-name=\"check\"><code>{check.Id}</code></td><td data-name=\"expected\">{check.Expected}</td>"
            );
            html.Add($"<td data-name=\"observed\">{check.Observed}");
            if (check.WayOut is { } wayOut)
            {
                html.Add($"<small>Way out: {wayOut}</small>");
            }

            html.Raw("</td><td data-name=\"verdict\">");
            EvidencePage.Badge(html, check.Verdict);
            html.Raw("</td></tr>\n");
        }

        html.Raw("</tbody></table>");
    }

    private static void Exchanges(HtmlWriter html, GateStepResult step)
    {
        if (step.Exchanges.Count == 0)
        {
            return;
        }

        html.Add(
            $"<details><summary>{step.Exchanges.Count:N0} {(step.Exchanges.Count == 1 ? "request" : "requests")} and answers</summary>"
        );
        html.Raw(
            "<table class=\"rows exchanges\"><thead><tr><th>#</th><th>Request</th><th>Answer</th></tr></thead><tbody>"
        );
        foreach (var exchange in step.Exchanges)
        {
            Exchange(html, exchange);
        }

        html.Raw("</tbody></table></details>");
    }

    private static void Exchange(HtmlWriter html, GateExchange exchange)
    {
        html.Add(
            $"<tr><td data-name=\"number\">{exchange.Number}</td><td data-name=\"request\"><code>{exchange.Method} {exchange.Url}</code>"
        );
        foreach (var (name, value) in exchange.RequestHeaders)
        {
            html.Add($"<small>{name}: {value}</small>");
        }

        if (exchange.RequestBody is { } body)
        {
            html.Add($"<small><code>{body}</code></small>");
        }

        html.Add($"</td><td data-name=\"answer\"><b>{(exchange.Status == 0 ? "none" : $"{exchange.Status}")}</b>");
        html.Add($"{(exchange.Rows is { } rows ? $", {rows} rows" : "")}, {StepFigures.Took(exchange.DurationMs)}");
        html.Add(
            $"<small>{exchange.SentAt.UtcDateTime:HH:mm:ss.fff} UTC, {exchange.Bytes:N0} bytes{(exchange.ContentType is { } type ? $", {type}" : "")}</small>"
        );
        if (exchange.Failure is { } failure)
        {
            html.Add($"<small>{failure}</small>");
        }

        if (exchange.Excerpt is { } excerpt)
        {
            html.Add($"<small><code>{excerpt}</code></small>");
        }

        if (exchange.Sha256 is { } digest)
        {
            html.Add($"<small>SHA-256 <code>{digest}</code></small>");
        }

        html.Raw("</td></tr>\n");
    }
}
