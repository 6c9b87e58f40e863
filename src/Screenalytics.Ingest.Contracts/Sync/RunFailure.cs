using Screenalytics.Ingest.Contracts.Failures;

namespace Screenalytics.Ingest.Contracts.Sync;

/// <summary>Why a run could not go on.</summary>
/// <param name="Code">The code.</param>
/// <param name="Message">What happened and the way out, free of secrets.</param>
public sealed record RunFailure(FailureCode Code, string Message);
