using System.Text.RegularExpressions;

namespace Screenalytics.Ingest.RolloutGate.Closing;

/// <summary>Which columns of a table a gate proves.</summary>
internal sealed partial class StatusColumns
{
    private const string Status = "Status";
    private const string NotesHeading = "Notes";

    private readonly string[] _headings;
    private readonly bool[] _areProven;
    private readonly string _why;

    /// <summary>Decides it.</summary>
    /// <param name="headings">The cells of the table's head.</param>
    /// <param name="line">The line that they stand in.</param>
    /// <param name="sections">The document's sections.</param>
    public StatusColumns(string[] headings, int line, PlanSections sections)
    {
        _headings = [.. headings.Select(cell => cell.Trim().Trim('*', '_', '`').Trim())];
        Notes = Array.FindIndex(_headings, cell => cell.Equals(NotesHeading, StringComparison.OrdinalIgnoreCase));
        if (sections.OtherTaskOf(line) is { } other)
        {
            _areProven = [.. _headings.Select(_ => false)];
            _why = $"it stands under '{other}', which is another task";
            return;
        }

        var ofRollout = Array.Exists(_headings, Rollout().IsMatch);
        var isUnderRollout = sections.Of(line).FirstOrDefault() is { } section && Rollout().IsMatch(section);
        _areProven =
        [
            .. _headings.Select(cell =>
                ofRollout
                    ? Rollout().IsMatch(cell)
                    : isUnderRollout && cell.Equals(Status, StringComparison.OrdinalIgnoreCase)
            ),
        ];
        _why = "no gate proves it";
    }

    /// <summary>The column of notes; -1 when there is none.</summary>
    public int Notes { get; }

    /// <summary>Whether a gate proves a column.</summary>
    public bool IsProven(int column) => column < _areProven.Length && _areProven[column];

    /// <summary>Why a column is left.</summary>
    public string WhyLeft(int column, string cell)
    {
        var name = column < _headings.Length ? _headings[column] : "";
        return $"column {(name.Length > 0 ? name : "without a heading")} is left at '{cell}': {_why}";
    }

    [GeneratedRegex(@"\b(roll-?outs?|smoke)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Rollout();
}
