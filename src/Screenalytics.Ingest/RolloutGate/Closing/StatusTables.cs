using System.Text.RegularExpressions;

namespace Screenalytics.Ingest.RolloutGate.Closing;

/// <summary>
/// Sets the cells of tables that are exactly "In progress" where a gate proves their column, and puts links into the notes
/// beside them.
/// </summary>
internal static partial class StatusTables
{
    /// <summary>Sets them.</summary>
    /// <param name="lines">The lines, which are changed in place.</param>
    /// <param name="kept">Lines that are not touched.</param>
    /// <param name="sections">The document's sections.</param>
    /// <param name="links">Links to the evidence.</param>
    /// <param name="left">What was left, and why; it is added to.</param>
    /// <returns>Whether any row is set, or was before.</returns>
    public static bool Set(
        List<string> lines,
        HashSet<int> kept,
        PlanSections sections,
        string links,
        List<string> left
    )
    {
        var found = false;
        for (var i = 1; i < lines.Count; i++)
        {
            if (
                !kept.Contains(i)
                && Delimiter().IsMatch(lines[i])
                && lines[i - 1].Contains('|', StringComparison.Ordinal)
            )
            {
                var delimiter = Split(lines[i]);
                StatusColumns columns = new(Split(lines[i - 1]), i - 1, sections);
                for (i++; i < lines.Count && !kept.Contains(i) && lines[i].Contains('|', StringComparison.Ordinal); i++)
                {
                    var number = i + 1;
                    var row = Row(Split(lines[i]), delimiter, columns, links, why => left.Add($"line {number}: {why}"));
                    found |= row is not null;
                    lines[i] = row ?? lines[i];
                }
            }
        }

        return found;
    }

    private static string? Row(
        string[] cells,
        string[] delimiter,
        StatusColumns columns,
        string links,
        Action<string> leave
    )
    {
        var isSet = false;
        var first = Array.Find(cells, cell => !string.IsNullOrWhiteSpace(cell))?.Trim() ?? "";
        var isOther = PlanTask.IsOther(first) is true;
        for (var i = 0; i < cells.Length; i++)
        {
            if (isOther || !columns.IsProven(i))
            {
                if (InProgress().IsMatch(cells[i]))
                {
                    leave(
                        isOther
                            ? $"the row of '{first}' is left: that is another task"
                            : columns.WhyLeft(i, cells[i].Trim())
                    );
                }

                continue;
            }

            var cell = InProgress().Replace(cells[i], "${before}Completed${after}");
            isSet |= cell != cells[i];

            // Where columns are drawn straight they stay so.
            var isStraight = i < delimiter.Length && delimiter[i].Length == cells[i].Length;
            cells[i] = isStraight ? cell.PadRight(delimiter[i].Length) : cell;
        }

        var notes = columns.Notes;
        var hasNotes = notes >= 0 && notes < cells.Length;
        if (hasNotes && Links().IsMatch(cells[notes]))
        {
            cells[notes] = Links().Replace(cells[notes], _ => $"evidence: {links}");
            isSet = true;
        }
        else if (hasNotes && isSet)
        {
            var text = cells[notes].TrimEnd();
            var between = text.Trim().Length > 0 ? $"{text.TrimEnd('.')}; " : " ";
            cells[notes] = $"{between}evidence: {links} ";
        }

        return isSet ? string.Join('|', cells) : null;
    }

    private static string[] Split(string row) => Bar().Split(row);

    [GeneratedRegex(@"(?<!\\)\|", RegexOptions.CultureInvariant)]
    private static partial Regex Bar();

    [GeneratedRegex(
        @"^\s*\|?\s*:?-+:?\s*(\|\s*:?-+:?\s*)+\|?\s*$",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture
    )]
    private static partial Regex Delimiter();

    [GeneratedRegex(
        @"^(?<before>\s*[*_`]*)in\s+progress(?<after>[*_`]*\s*)$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
    )]
    private static partial Regex InProgress();

    [GeneratedRegex(
        @"evidence: \[staging\]\([^)]*\), \[production\]\([^)]*\)( \(confirmed read-only\))?",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture
    )]
    private static partial Regex Links();
}
