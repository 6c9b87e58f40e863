using System.Text.RegularExpressions;

namespace Screenalytics.Ingest.RolloutGate.Closing;

/// <summary>Sets the cells of tables that are exactly "In progress", and puts links into the notes beside them.</summary>
internal static partial class StatusTables
{
    private const string Notes = "Notes";

    /// <summary>Sets them.</summary>
    /// <param name="lines">The lines, which are changed in place.</param>
    /// <param name="kept">Lines that are not touched.</param>
    /// <param name="links">Links to the evidence.</param>
    /// <returns>Whether any row is set, or was before.</returns>
    public static bool Set(List<string> lines, HashSet<int> kept, string links)
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
                var notes = Array.FindIndex(
                    Split(lines[i - 1]),
                    cell => Bare(cell).Equals(Notes, StringComparison.OrdinalIgnoreCase)
                );
                for (i++; i < lines.Count && !kept.Contains(i) && lines[i].Contains('|', StringComparison.Ordinal); i++)
                {
                    var row = Row(Split(lines[i]), delimiter, notes, links);
                    found |= row is not null;
                    lines[i] = row ?? lines[i];
                }
            }
        }

        return found;
    }

    private static string? Row(string[] cells, string[] delimiter, int notes, string links)
    {
        var isSet = false;
        for (var i = 0; i < cells.Length; i++)
        {
            var cell = InProgress().Replace(cells[i], "${before}Completed${after}");
            isSet |= cell != cells[i];

            // Where columns are drawn straight they stay so.
            var isStraight = i < delimiter.Length && delimiter[i].Length == cells[i].Length;
            cells[i] = isStraight ? cell.PadRight(delimiter[i].Length) : cell;
        }

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

    private static string Bare(string cell) => cell.Trim().Trim('*', '_', '`').Trim();

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
