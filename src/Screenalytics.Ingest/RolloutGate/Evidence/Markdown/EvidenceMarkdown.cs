using System.Globalization;
using System.Text;
using Screenalytics.Ingest.Contracts.Gates;

namespace Screenalytics.Ingest.RolloutGate.Evidence.Markdown;

/// <summary>Renders evidence to be pasted into a plan.</summary>
internal sealed class EvidenceMarkdown
{
    private readonly StringBuilder _text = new();
    private readonly GateEvidence _evidence;

    private EvidenceMarkdown(GateEvidence evidence) => _evidence = evidence;

    /// <summary>Renders.</summary>
    /// <param name="evidence">The evidence.</param>
    /// <param name="digest">SHA-256 of <c>evidence.json</c>.</param>
    public static string Render(GateEvidence evidence, string digest)
    {
        var markdown = new EvidenceMarkdown(evidence);
        markdown.Head(digest);
        markdown.Matrix();
        markdown.Criteria();
        markdown.Steps();
        markdown.NotProven();
        markdown.Changes();
        markdown.Order();
        return markdown._text.ToString();
    }

    private void Head(string digest)
    {
        var (from, until) = (_evidence.StartedAt.UtcDateTime, _evidence.FinishedAt.UtcDateTime);
        Line($"## Rollout gate: {Text(_evidence.Environment)}, {VerdictWords.Of(_evidence)}");
        Line($"");
        Line(
            $"- Verdict: **{VerdictWords.Of(_evidence)}** ({VerdictWords.Counts(_evidence.Steps.Select(step => step.Verdict))})"
        );
        Line(
            $"- Environment: {Text(_evidence.Environment)} ({EnumName(_evidence.Stage)}){(_evidence.ReadOnly ? ", read-only: nothing was written" : "")}"
        );
        Line(
            $"- Gate: {Code(_evidence.GateId.ToString())}, {from:yyyy-MM-dd HH:mm:ss} to {until:yyyy-MM-dd HH:mm:ss} UTC"
        );
        Line(
            $"- By: {Text(_evidence.Actor)} on {Text(_evidence.Machine)}, screenalytics-ingest {Text(_evidence.Version)}"
        );
        Line(
            $"- Backend: {Place(_evidence.Place.Backend)}; app: {Place(_evidence.Place.App)}; database: {Place(_evidence.Place.Database)}; TRR's database: {Place(_evidence.Place.TrrDatabase)}"
        );
        Line(
            $"- Evidence: [to read]({EvidenceFiles.Html}), [as data]({EvidenceFiles.Json}), SHA-256 {Code(digest)}; `gate verify` checks it"
        );
    }

    private void Matrix()
    {
        Header("Status Matrix");
        Line($"| Repo | Code/CI | Rollout Smoke | Notes |");
        Line($"| --- | --- | --- | --- |");
        foreach (var repo in RepoSmoke.Of(_evidence.Steps))
        {
            Line(
                $"| {repo.Repo} | no part of a gate | {Capital(VerdictWords.Of(repo.Verdict))} on {Text(_evidence.Environment)} | {Notes(repo)} |"
            );
        }
    }

    private static string Notes(RepoSmoke repo)
    {
        if (repo.Steps.Count == 0)
        {
            return "no step looked at it";
        }

        var open = repo.Steps.Where(step => step.Verdict != GateVerdict.Proven).ToArray();
        var proven = repo.Steps.Where(step => step.Verdict == GateVerdict.Proven).Select(StepLink).ToArray();
        string[] parts =
        [
            .. open.Select(step => $"{StepLink(step)} {VerdictWords.Of(step.Verdict)}: {Text(step.Summary)}"),
            .. proven.Length > 0 ? [$"proven: {string.Join(", ", proven)}"] : Array.Empty<string>(),
        ];
        return string.Join("; ", parts);
    }

    private void Criteria()
    {
        Header("Acceptance Criteria");
        foreach (var criterion in _evidence.Criteria)
        {
            var verdict = $"**{VerdictWords.Of(criterion.Verdict)}**";
            var text = criterion.Number is >= 1 and <= GateCriteria.Documents
                ? MarkdownText.Criterion(criterion.Number)
                : Text(criterion.Text);
            Line(
                $"{criterion.Number}. {text} {verdict}{(criterion.Number == GateCriteria.Documents ? $": {GateCriteria.DocumentsWayOut.Replace("gate close", "`gate close`", StringComparison.Ordinal)}" : "")}"
            );
            foreach (var step in _evidence.Steps.Where(step => criterion.Steps.Contains(step.Id)))
            {
                Line($"   - {StepLink(step)}, {VerdictWords.Of(step.Verdict)}: {Text(step.Summary)} ({Figures(step)})");
            }

            if (criterion.Steps.Count == 0 && criterion.Number != GateCriteria.Documents)
            {
                Line($"   - no step of this gate is a proof of it");
            }
        }
    }

    private void Steps()
    {
        Header("Steps");
        Line($"| Step | Verdict | What was seen | Took |");
        Line($"| --- | --- | --- | --- |");
        foreach (var step in _evidence.Steps)
        {
            Line(
                $"| {StepLink(step)} {Text(step.Title)} | {VerdictWords.Of(step.Verdict)} | {Text(step.Summary)} | {StepFigures.Took(step)} |"
            );
        }
    }

    private void NotProven()
    {
        Header("Not Proven");
        var open = _evidence
            .Steps.SelectMany(step => step.Checks.Select(check => (Step: step, Check: check)))
            .Where(pair => pair.Check.Verdict != GateVerdict.Proven)
            .ToArray();
        foreach (var (step, check) in open)
        {
            var wayOut = check.WayOut is null ? "" : $" Way out: {Text(check.WayOut)}";
            Line(
                $"- {VerdictWords.Of(check.Verdict)}, {StepLink(step)} {Code(check.Id)}: expected {Text(check.Expected)}; {Text(check.Observed)}{wayOut}"
            );
        }

        foreach (var step in _evidence.Steps.Where(step => step.Checks.Count == 0))
        {
            Line($"- {VerdictWords.Of(step.Verdict)}, {StepLink(step)}: {Text(step.Summary)}");
        }

        if (open.Length == 0 && _evidence.Steps.All(step => step.Checks.Count > 0))
        {
            Line($"Nothing: every check of every step is proven.");
        }
    }

    private void Changes()
    {
        Header("Changed and Put Back");
        foreach (var change in _evidence.Changes)
        {
            var state = change.Restored ? "put back" : "**stays so**";
            Line(
                $"- {Code(change.What)} {Code(change.Subject.ToString())} of person {Code(change.PersonId.ToString())}: {Text(change.Before)}, then {Text(change.After)}; {state}"
            );
        }

        if (_evidence.Changes.Count == 0)
        {
            Line($"Nothing was changed.");
        }
    }

    private void Order()
    {
        Header("Rollout Order");
        foreach (var sentence in OrderWords.Of(_evidence))
        {
            Line($"- {Text(sentence)}");
        }
    }

    private void Header(string title) => Line($"\n### {title}\n");

    private void Line(FormattableString line) => _text.Append(line.ToString(CultureInfo.InvariantCulture)).Append('\n');

    private static string Figures(GateStepResult step) => StepFigures.Of(step);

    private static string StepLink(GateStepResult step) =>
        $"[{Text(step.Id)}]({EvidenceFiles.Html}#{MarkdownText.Target(StepFigures.AnchorOf(step.Id))})";

    private static string Place(string? place) => place is null ? "not given" : Code(place);

    private static string Text(string? value) => MarkdownText.Of(value);

    private static string Code(string? value) => MarkdownText.Code(value);

    private static string Capital(string words) => char.ToUpperInvariant(words[0]) + words[1..];

    private static string EnumName(GateStage stage) => Contracts.EnumNames.Of(stage);
}
