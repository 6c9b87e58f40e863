using System.Text.RegularExpressions;

namespace Screenalytics.Ingest.RolloutGate.Closing;

/// <summary>Under which headings the lines of a document stand: marked, underlined, or plain lines of their own.</summary>
internal sealed partial class PlanSections
{
    private const int PlainLevel = 7;
    private const int MostWordsOfPlain = 10;

    private readonly List<(int Line, int Level, string Text)> _headings = [];
    private readonly IReadOnlyList<string> _lines;

    /// <summary>Reads a document's headings.</summary>
    /// <param name="lines">The lines.</param>
    /// <param name="kept">Lines that are none, whatever stands in them.</param>
    public PlanSections(IReadOnlyList<string> lines, HashSet<int> kept)
    {
        _lines = [.. lines];
        for (var i = 0; i < lines.Count; i++)
        {
            if (kept.Contains(i))
            {
                continue;
            }

            var line = lines[i];
            var underline = i + 1 < lines.Count && !kept.Contains(i + 1) ? lines[i + 1] : "";
            if (Marked().Match(line) is { Success: true } marked)
            {
                _headings.Add((i, marked.Groups["level"].Length, Bare(marked.Groups["text"].Value)));
            }
            else if (IsPlain(line) && Underline().Match(underline) is { Success: true } drawn)
            {
                _headings.Add((i, drawn.Value.Contains('=', StringComparison.Ordinal) ? 1 : 2, Bare(line)));
            }
            else if (IsPlain(line) && (i == 0 || string.IsNullOrWhiteSpace(lines[i - 1])))
            {
                _headings.Add((i, PlainLevel, Bare(line)));
            }
        }
    }

    /// <summary>The headings that a line stands under, the innermost first.</summary>
    public IEnumerable<string> Of(int line)
    {
        var level = int.MaxValue;
        for (var i = _headings.Count - 1; i >= 0; i--)
        {
            var heading = _headings[i];
            if (heading.Line <= line && heading.Level < level)
            {
                level = heading.Level;
                yield return heading.Text;
            }
        }
    }

    /// <summary>What says that a line is about another task than the one that is closed; null when nothing does.</summary>
    public string? OtherTaskOf(int line)
    {
        // Nearer than any heading: what its own paragraph or list begins with.
        for (var i = line; i >= 0 && !string.IsNullOrWhiteSpace(_lines[i]); i--)
        {
            if (PlanTask.IsOther(Begin().Replace(_lines[i], ""), onlyAtBegin: true) is { } isOther)
            {
                return isOther ? _lines[i].Trim() : null;
            }
        }

        foreach (var heading in Of(line))
        {
            if (PlanTask.IsOther(heading) is { } isOther)
            {
                return isOther ? heading : null;
            }
        }

        return null;
    }

    private static bool IsPlain(string line) =>
        Plain().IsMatch(line) && line.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length <= MostWordsOfPlain;

    private static string Bare(string text) => text.Trim().Trim('#', '*', '_', '`', ':', ' ');

    [GeneratedRegex(
        @"^\s{0,3}(?<level>#{1,6})\s+(?<text>\S.*)$",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture
    )]
    private static partial Regex Marked();

    [GeneratedRegex(@"^\s{0,3}(=+|-{2,})\s*$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Underline();

    // No item, row, quote, comment or sentence, and no name with a value.
    [GeneratedRegex(
        @"^\s{0,3}(?![-+>|]|\*\s|\d+[.)]\s|<!--)[^|]*[^|.,;!?\s]\s*$(?<!:\s+\S.*)",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex Plain();

    [GeneratedRegex(@"^\s*([-*+]\s+|\d+[.)]\s+|>\s*)?(\[[ xX]\]\s+)?[*_`]*", RegexOptions.CultureInvariant)]
    private static partial Regex Begin();
}
