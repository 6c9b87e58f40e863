namespace Screenalytics.Ingest.Storage;

/// <summary>What <c>db migrate</c> did.</summary>
/// <param name="Plan">What was missing and what stood in the way.</param>
/// <param name="Applied">The names of the migrations applied now; empty when another process was faster.</param>
internal sealed record MigrationResult(MigrationPlan Plan, IReadOnlyList<string> Applied)
{
    /// <summary>Whether the database is now as a sync needs it.</summary>
    public bool Succeeded => Plan.Applicable;
}
