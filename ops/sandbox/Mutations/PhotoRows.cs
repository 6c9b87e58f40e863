namespace Screenalytics.Sandbox.Mutations;

/// <summary>The rows of a photo read, as JSON texts, and what else there is to answer.</summary>
internal sealed record PhotoRows
{
    public required Guid PersonId { get; init; }

    public required bool SeedOnly { get; init; }

    /// <summary>What would be answered: at first the truth.</summary>
    public required IReadOnlyList<string> Answer { get; init; }

    /// <summary>All of the person's rows.</summary>
    public required IReadOnlyList<string> All { get; init; }

    /// <summary>The flagged ones.</summary>
    public required IReadOnlyList<string> Flagged { get; init; }

    /// <summary>Another person's rows for the same question.</summary>
    public required IReadOnlyList<string> Others { get; init; }

    /// <summary>The rows that are not flagged.</summary>
    public IReadOnlyList<string> Unflagged
    {
        get
        {
            // Two links may show the same photo: a flagged row takes away one of its kind.
            var rest = All.ToList();
            foreach (var row in Flagged)
            {
                rest.Remove(row);
            }

            return rest;
        }
    }
}
