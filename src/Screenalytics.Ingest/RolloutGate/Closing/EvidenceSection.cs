using System.Globalization;
using System.Text.RegularExpressions;
using Screenalytics.Ingest.Contracts.Gates;
using Screenalytics.Ingest.RolloutGate.Evidence;
using Screenalytics.Ingest.RolloutGate.Evidence.Markdown;
using Screenalytics.Ingest.RolloutGate.Evidence.Verification;

namespace Screenalytics.Ingest.RolloutGate.Closing;

/// <summary>The one section of a document that is this program's own.</summary>
internal static partial class EvidenceSection
{
    private const string Title = "Rollout Evidence";
    private const string Begin =
        "<!-- rollout evidence, written by gate close: its next run replaces it as a whole -->";
    private const string End = "<!-- end of rollout evidence -->";

    /// <summary>Finds it.</summary>
    /// <exception cref="GateFileException">One of its marks is missing.</exception>
    public static SectionPlace Find(IReadOnlyList<string> lines, HashSet<int> code, string path)
    {
        var begin = Find(lines, code, line => line.Trim() == Begin);
        var end = Find(lines, code, line => line.Trim() == End);
        if (begin < 0 && end < 0)
        {
            return new SectionPlace(-1, 0, Find(lines, code, Heading().IsMatch));
        }

        return begin >= 0 && end > begin
            ? new SectionPlace(begin, end - begin + 1, -1)
            : throw new GateFileException(
                $"{path}: of the section {Title} one mark is missing ({(begin < 0 ? Begin : End)}): put it back, or take the whole section out."
            );
    }

    /// <summary>Puts it in, or replaces it.</summary>
    /// <param name="lines">The lines, which are changed in place.</param>
    /// <param name="place">Where it is, or belongs.</param>
    /// <param name="end">How lines end.</param>
    /// <param name="path">The document.</param>
    /// <param name="proof">What it tells.</param>
    public static void Put(List<PlanLine> lines, SectionPlace place, string end, string path, ClosingProof proof)
    {
        var section = Render(path, proof).Select(line => new PlanLine(line, end));
        if (place.Count > 0)
        {
            lines.RemoveRange(place.Begin, place.Count);
            lines.InsertRange(place.Begin, section);
            return;
        }

        if (place.Heading >= 0)
        {
            lines.InsertRange(place.Heading + 1, section);
            return;
        }

        while (lines.Count > 0 && string.IsNullOrWhiteSpace(lines[^1].Text))
        {
            lines.RemoveAt(lines.Count - 1);
        }

        lines.Add(new PlanLine("", end));
        lines.Add(new PlanLine(LevelOf(lines) + Title, end));
        lines.AddRange(section);
    }

    // Documents of plain headings get a plain one, though their title be marked.
    private static string LevelOf(List<PlanLine> lines)
    {
        string[] levels =
        [
            .. lines
                .SkipWhile(line => string.IsNullOrWhiteSpace(line.Text))
                .Skip(1)
                .Select(line => Level().Match(line.Text))
                .Where(match => match.Success)
                .Select(match => match.Groups["level"].Value),
        ];
        return levels.Length == 0 ? ""
            : levels.Contains("##") ? "## "
            : $"{levels[0]} ";
    }

    private static List<string> Render(string path, ClosingProof proof)
    {
        List<string> lines =
        [
            Begin,
            "| Environment | Gate | Result | Ended | By | Evidence |",
            "| --- | --- | --- | --- | --- | --- |",
            Row(path, proof.Staging, proof.StagingLink),
            Row(path, proof.Production, proof.ProductionLink),
            "",
            $"- Rollout order: backend, app, screenalytics; attested for staging by {By(proof.Staging.Evidence)}, for production by {By(proof.Production.Evidence)}; staging's gate ended before production's began.",
        ];
        lines.AddRange(
            ClosingRules
                .Notes(proof.Staging.Evidence, proof.Production.Evidence)
                .Select(note => $"- {MarkdownText.Of(note)}")
        );
        lines.Add(
            "- Both were verified against their signatures before this was written; `gate verify` checks them again."
        );
        lines.Add(End);
        return lines;
    }

    private static string Row(string path, VerifiedEvidence verified, EvidenceLink link)
    {
        var evidence = verified.Evidence;
        return string.Create(
            CultureInfo.InvariantCulture,
            $"| {MarkdownText.Of(evidence.Environment)} | {MarkdownText.Code($"{evidence.GateId}")} | {Words(evidence)} | {evidence.FinishedAt.UtcDateTime:yyyy-MM-dd HH:mm} UTC | {MarkdownText.Of(evidence.Actor)} | [evidence]({link.TargetFrom(path)}), manifest SHA-256 {MarkdownText.Code(verified.ManifestSha256)} |"
        );
    }

    private static string Words(GateEvidence evidence) =>
        $"{VerdictWords.Of(evidence)} ({VerdictWords.Counts(evidence.Steps.Select(step => step.Verdict))})";

    private static string By(GateEvidence evidence) => MarkdownText.Of(evidence.Order.AttestedBy ?? evidence.Actor);

    private static int Find(IReadOnlyList<string> lines, HashSet<int> code, Func<string, bool> wanted)
    {
        for (var i = 0; i < lines.Count; i++)
        {
            if (!code.Contains(i) && wanted(lines[i]))
            {
                return i;
            }
        }

        return -1;
    }

    [GeneratedRegex(
        @"^\s{0,3}(#{1,6}\s+)?[*_]{0,2}Rollout Evidence[*_]{0,2}:?\s*#*\s*$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
    )]
    private static partial Regex Heading();

    [GeneratedRegex(@"^\s{0,3}(?<level>#{1,6})\s+\S", RegexOptions.CultureInvariant)]
    private static partial Regex Level();
}
