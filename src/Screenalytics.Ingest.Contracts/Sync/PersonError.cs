using Screenalytics.Ingest.Contracts.Failures;

namespace Screenalytics.Ingest.Contracts.Sync;

/// <summary>Why a person failed.</summary>
/// <param name="PersonId">The person.</param>
/// <param name="Code">The code.</param>
/// <param name="Detail">What happened, in one sentence free of secrets.</param>
public sealed record PersonError(Guid PersonId, FailureCode Code, string Detail);
