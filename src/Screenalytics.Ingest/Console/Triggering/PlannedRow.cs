using Screenalytics.Ingest.Contracts.Console;

namespace Screenalytics.Ingest.Console.Triggering;

/// <summary>Somebody of whom something would change, as a page shows it.</summary>
/// <param name="Person">What would change.</param>
/// <param name="Name">Their name, or null when it is not known.</param>
/// <param name="Photos">The photos, with what is shown of each.</param>
public sealed record PlannedRow(PlannedPerson Person, string? Name, IReadOnlyList<PlannedPhoto> Photos)
{
    /// <summary>Images that would be inserted.</summary>
    public int Inserted => CountOf(PlannedChange.Insert);

    /// <summary>Images that would be made seeds.</summary>
    public int Raised => CountOf(PlannedChange.RaiseSeed);

    /// <summary>Images that are there already, and would stay as they are.</summary>
    public int Kept => CountOf(PlannedChange.Keep);

    private int CountOf(PlannedChange change) => Photos.Count(photo => photo.Planned.Change == change);
}
