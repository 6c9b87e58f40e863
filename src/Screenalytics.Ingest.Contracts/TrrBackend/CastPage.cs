using Screenalytics.Ingest.Contracts.Failures;

namespace Screenalytics.Ingest.Contracts.TrrBackend;

/// <summary>What one call for a page of a cast gave.</summary>
/// <param name="Rows">The rows in the backend's order; empty when the call failed.</param>
/// <param name="Attempts">How often the request was sent.</param>
/// <param name="Status">The HTTP status of the last attempt; 0 when none came.</param>
/// <param name="Failure">Why the call failed, or <see cref="FailureCode.None"/>.</param>
/// <param name="Detail">The backend's own words on the failure, shortened and free of secrets, or null.</param>
public sealed record CastPage(
    IReadOnlyList<CastRow> Rows,
    int Attempts,
    int Status,
    FailureCode Failure,
    string? Detail
);
