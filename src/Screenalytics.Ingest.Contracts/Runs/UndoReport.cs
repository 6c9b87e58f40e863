namespace Screenalytics.Ingest.Contracts.Runs;

/// <summary>What taking a run back removes, or has removed.</summary>
/// <param name="RunId">The run.</param>
/// <param name="Applied">Whether it was done; otherwise it is what would be.</param>
/// <param name="Removed">Images that the run inserted and nobody approved.</param>
/// <param name="Approved">Images that the run inserted and a human approved: they stay.</param>
/// <param name="Gone">How many images that the run inserted are not there any more.</param>
public sealed record UndoReport(
    Guid RunId,
    bool Applied,
    IReadOnlyList<FaceBankImage> Removed,
    IReadOnlyList<FaceBankImage> Approved,
    int Gone
);
