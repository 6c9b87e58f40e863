using Screenalytics.Ingest.Contracts.Failures;

namespace Screenalytics.Ingest.Contracts.TrrBackend;

/// <summary>What a call of the seed toggle gave.</summary>
/// <param name="Answer">The answer, or null when the call failed.</param>
/// <param name="Status">The HTTP status; 0 when none came.</param>
/// <param name="Failure">Why the call failed, or <see cref="FailureCode.None"/>.</param>
/// <param name="Detail">The backend's own words on the failure, shortened and free of secrets, or null.</param>
public sealed record SeedToggleResult(SeedToggleAnswer? Answer, int Status, FailureCode Failure, string? Detail);
