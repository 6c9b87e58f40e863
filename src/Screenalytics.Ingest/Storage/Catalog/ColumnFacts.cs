namespace Screenalytics.Ingest.Storage.Catalog;

/// <summary>A column of the face bank.</summary>
internal sealed record ColumnFacts
{
    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>Its type as PostgreSQL writes it.</summary>
    public required string Type { get; init; }

    /// <summary>Whether an insert that leaves it out fails.</summary>
    public required bool MustBeGiven { get; init; }

    /// <summary>The user's rights on it, upper-case.</summary>
    public required IReadOnlySet<string> Rights { get; init; }
}
