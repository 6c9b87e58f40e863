namespace Screenalytics.Ingest.Storage.Catalog;

/// <summary>An index of the face bank.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Unique">Whether it is unique, whole (no predicate), on plain columns, and judged at once.</param>
/// <param name="Valid">Whether its build was finished.</param>
/// <param name="Columns">Its key's columns.</param>
internal sealed record IndexFacts(string Name, bool Unique, bool Valid, IReadOnlyList<string> Columns)
{
    /// <summary>Whether it is unique on exactly the columns that make an image one.</summary>
    public bool IsImageKey =>
        Unique && Columns.Count == Names.KeyColumns.Length && Names.KeyColumns.All(column => Columns.Contains(column));
}
