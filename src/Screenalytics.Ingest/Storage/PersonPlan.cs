using Screenalytics.Ingest.Contracts.Console;
using Screenalytics.Ingest.Sync;

namespace Screenalytics.Ingest.Storage;

/// <summary>What a sync would make of a person.</summary>
/// <param name="Commit">Which chosen photos it would insert.</param>
/// <param name="Raised">A bit a chosen photo, lowest first: whether the image that is there would become a seed.</param>
internal readonly record struct PersonPlan(PersonCommit Commit, uint Raised)
{
    /// <summary>Whether anything would change.</summary>
    public bool Changes => (Commit.Inserted | Raised) != 0;

    /// <summary>What would become of the chosen photo at this index.</summary>
    public PlannedChange Of(int index) =>
        Commit.IsInserted(index) ? PlannedChange.Insert
        : (Raised & (1u << index)) != 0 ? PlannedChange.RaiseSeed
        : PlannedChange.Keep;
}
