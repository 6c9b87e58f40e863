using System.Text.RegularExpressions;

namespace Screenalytics.Ingest.RolloutGate.Closing;

/// <summary>Sets lines that say a status, and the sentence that says what is not closed yet.</summary>
internal static partial class StatusLines
{
    /// <summary>Sets them.</summary>
    /// <param name="lines">The lines, which are changed in place; null is one that goes.</param>
    /// <param name="kept">Lines that are not touched.</param>
    /// <param name="sections">The document's sections.</param>
    /// <param name="closed">How the sentence goes on: <c>is closed: ...</c></param>
    /// <param name="left">What was left, and why; it is added to.</param>
    /// <returns>Whether any is set, or was before.</returns>
    public static bool Set(
        List<string?> lines,
        HashSet<int> kept,
        PlanSections sections,
        string closed,
        List<string> left
    )
    {
        var found = false;
        for (var i = 0; i < lines.Count; i++)
        {
            if (kept.Contains(i) || lines[i] is not { } line)
            {
                continue;
            }

            var open = NotClosed().Match(line);
            if (!open.Success && !Status().IsMatch(line))
            {
                continue;
            }

            if (sections.OtherTaskOf(i) is { } other)
            {
                left.Add(
                    open.Success
                        ? $"line {i + 1}: '{open.Groups["task"].Value}' is left as it is: that is another task"
                        : $"line {i + 1}: '{line.Trim()}' is left: it stands under '{other}', which is another task"
                );
            }
            else if (!open.Success)
            {
                lines[i] = Status().Replace(line, "${before}Completed${after}");
                found = true;
            }
            else
            {
                lines[i] = $"{open.Groups["lead"].Value}{open.Groups["task"].Value} {closed}";
                found = true;
                for (var next = i + 1; next < lines.Count && !kept.Contains(next) && GoesOn(lines[next]); next++)
                {
                    lines[next] = null;
                }
            }
        }

        return found;
    }

    // The rest of a sentence that was broken into lines.
    private static bool GoesOn(string? line) => line is not null && Continued().IsMatch(line);

    [GeneratedRegex(
        @"^(?<before>(\s{0,3}|\s*[-*+]\s+)[*_]{0,3}status[*_]{0,3}\s*:\s*[*_`]{0,3}\s*)in\s+progress(?<after>[*_`]{0,3}\.?\s*)$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture
    )]
    private static partial Regex Status();

    [GeneratedRegex(
        @"^(?<lead>\s*([-*+]\s+)?)(?<task>Task \d+[^.:]{0,60}?) is (not closed yet\b|closed: staging was proven in full on ).*$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture
    )]
    private static partial Regex NotClosed();

    [GeneratedRegex(@"^\s+(?![-*+]\s|\d+[.)]\s|#|\||```|~~~|<!--)\S", RegexOptions.CultureInvariant)]
    private static partial Regex Continued();
}
