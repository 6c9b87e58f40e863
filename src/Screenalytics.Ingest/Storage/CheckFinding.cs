namespace Screenalytics.Ingest.Storage;

/// <summary>One line of a database check.</summary>
/// <param name="Code">What was looked at, stable for programs: <c>unique_index</c>, <c>row_security</c>...</param>
/// <param name="Level">How it stands.</param>
/// <param name="Message">One sentence that names the relation concerned.</param>
internal sealed record CheckFinding(string Code, CheckLevel Level, string Message)
{
    /// <summary>What to run or change, or null when nothing is to be done.</summary>
    public string? WayOut { get; init; }

    /// <summary>SQL for the owner or an administrator to run, or null.</summary>
    public string? Sql { get; init; }

    /// <summary>The rows concerned, a text each; the first 20 of them.</summary>
    public IReadOnlyList<string> Rows { get; init; } = [];

    /// <summary>How many rows are concerned altogether.</summary>
    public long RowCount { get; init; }
}
