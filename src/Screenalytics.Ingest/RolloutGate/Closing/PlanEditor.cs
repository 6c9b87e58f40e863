using System.Text.RegularExpressions;
using Screenalytics.Ingest.RolloutGate.Evidence;

namespace Screenalytics.Ingest.RolloutGate.Closing;

/// <summary>Sets a plan's document to completed: a pure function of its bytes and of what is proven.</summary>
internal static partial class PlanEditor
{
    /// <summary>Edits.</summary>
    /// <param name="path">The document.</param>
    /// <param name="bytes">What is in it.</param>
    /// <param name="proof">What is proven.</param>
    /// <exception cref="GateFileException">It can't be edited.</exception>
    public static PlanEdit Edit(string path, byte[] bytes, ClosingProof proof)
    {
        var text =
            PlanText.Read(bytes)
            ?? throw new GateFileException($"{path} is no text in UTF-8: give the plan's document itself.");
        List<string> lines = [.. text.Lines.Select(line => line.Text)];
        var code = FencedBlocks.In(lines, out var isOpen);
        var place = EvidenceSection.Find(lines, code, path);
        HashSet<int> kept = [.. code, .. Enumerable.Range(Math.Max(place.Begin, 0), place.Count)];
        List<string> notes = [];
        var style = StyleOf(lines, kept) ?? DateStyle.Usual;

        PlanSections sections = new(lines, kept);
        var found = place.Count > 0;
        found |= StatusTables.Set(lines, kept, sections, proof.Links(path), notes);
        List<string?> edited = [.. lines];
        found |= StatusLines.Set(edited, kept, sections, Closed(path, proof, style), notes);
        found |= AcceptanceItems.Set(edited, kept, number => LinksOf(path, proof, number));
        if (!found)
        {
            return new PlanEdit(path, bytes, bytes, PlanState.NothingToClose, notes);
        }

        if (isOpen)
        {
            throw new GateFileException(
                $"{path}: its last block of code has no end, so that nothing can be put behind it: close it."
            );
        }

        if (Join(text, edited, place, path, proof).AsSpan().SequenceEqual(bytes))
        {
            return new PlanEdit(path, bytes, bytes, PlanState.AlreadyClosed, notes);
        }

        SetDays(edited, kept, proof, notes);
        return new PlanEdit(path, bytes, Join(text, edited, place, path, proof), PlanState.Closes, notes);
    }

    private static string Closed(string path, ClosingProof proof, string style)
    {
        var (staging, production) = (proof.Staging.Evidence, proof.Production.Evidence);
        var how = production.ReadOnly ? "production was confirmed read-only" : "production";
        return $"is closed: staging was proven in full on {Day(staging.FinishedAt, style)} ([evidence]({proof.StagingLink.TargetFrom(path)})), and {how} on {Day(production.FinishedAt, style)} ([evidence]({proof.ProductionLink.TargetFrom(path)})).";
    }

    private static string LinksOf(string path, ClosingProof proof, int number)
    {
        var anchor = StepFigures.AnchorOf(number);
        var isLeftOut = proof.Production.Evidence.Criteria.Any(criterion =>
            criterion.Number == number && criterion.Verdict == Contracts.Gates.GateVerdict.LeftOut
        );
        return isLeftOut
            ? $"[staging]({proof.StagingLink.TargetFrom(path, anchor)}); left out in part on [production]({proof.ProductionLink.TargetFrom(path, anchor)}), which was read-only"
            : $"[staging]({proof.StagingLink.TargetFrom(path, anchor)}), [production]({proof.ProductionLink.TargetFrom(path, anchor)})";
    }

    private static void SetDays(List<string?> lines, HashSet<int> kept, ClosingProof proof, List<string> notes)
    {
        for (var i = 0; i < lines.Count; i++)
        {
            if (!kept.Contains(i) && lines[i] is { } line && Day().Match(line) is { Success: true } match)
            {
                if (DateStyle.Of(match.Groups["day"].Value) is { } style)
                {
                    lines[i] =
                        $"{match.Groups["before"].Value}{DateStyle.Write(proof.Today, style)}{match.Groups["after"].Value}";
                }
                else
                {
                    notes.Add(
                        $"line {i + 1}: '{match.Groups["day"].Value}' is no day in a style that is known: left as it is."
                    );
                }
            }
        }
    }

    private static string? StyleOf(List<string> lines, HashSet<int> kept) =>
        lines
            .Where((_, index) => !kept.Contains(index))
            .Select(line => Day().Match(line))
            .Where(match => match.Success)
            .Select(match => DateStyle.Of(match.Groups["day"].Value))
            .FirstOrDefault(style => style is not null);

    // A line keeps its own end; a new one has the document's, and the last one what the last one had.
    private static byte[] Join(PlanText text, List<string?> edited, SectionPlace place, string path, ClosingProof proof)
    {
        List<PlanLine> lines =
        [
            .. edited
                .Zip(text.Lines)
                .Where(pair => pair.First is not null)
                .Select(pair => pair.Second with { Text = pair.First! }),
        ];
        EvidenceSection.Put(lines, place.Without(index => edited[index] is null), text.End, path, proof);
        var lastEnd = text.Lines.Count == 0 ? text.End : text.Lines[^1].End;
        return text.With(
            lines.Select(
                (line, index) =>
                    index == lines.Count - 1 ? line with { End = lastEnd }
                    : line.End.Length == 0 ? line with { End = text.End }
                    : line
            )
        );
    }

    private static string Day(DateTimeOffset moment, string style) =>
        DateStyle.Write(DateOnly.FromDateTime(moment.UtcDateTime), style);

    [GeneratedRegex(
        @"^(?<before>(\s*([-*+>]\s+)?[*_]{0,3}last updated[*_]{0,3}\s*:\s*[*_]{0,3}\s*|.*\bstatus snapshot\b.*\bas of\s+))(?<day>[^*_)]+?)(?<after>[*_]{0,3}\s*\)?[*_:]{0,3}\s*)$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture
    )]
    private static partial Regex Day();
}
