using Screenalytics.Ingest.Contracts.Failures;

namespace Screenalytics.Ingest.Contracts.Runs;

/// <summary>Why a person failed.</summary>
/// <param name="Code">The code.</param>
/// <param name="Detail">What happened, in one sentence free of secrets.</param>
public sealed record PersonFailure(FailureCode Code, string Detail);
