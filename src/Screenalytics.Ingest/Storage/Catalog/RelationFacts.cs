namespace Screenalytics.Ingest.Storage.Catalog;

/// <summary>A relation that is there.</summary>
internal sealed record RelationFacts
{
    /// <summary>Its name with its schema's.</summary>
    public required string Name { get; init; }

    /// <summary>Whether it is a table, partitioned ones included.</summary>
    public required bool IsTable { get; init; }

    /// <summary>Its owner.</summary>
    public required string Owner { get; init; }

    /// <summary>Whether the user has the owner's rights.</summary>
    public required bool Owned { get; init; }

    /// <summary>Whether row-level security is switched on for it.</summary>
    public required bool RowSecurity { get; init; }

    /// <summary>Whether row-level security applies to this user.</summary>
    public required bool RowSecurityApplies { get; init; }

    /// <summary>The table-wide rights of the user, upper-case.</summary>
    public required IReadOnlySet<string> Rights { get; init; }
}
