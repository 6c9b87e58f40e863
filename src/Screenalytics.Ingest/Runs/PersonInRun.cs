using Screenalytics.Ingest.Contracts.Runs;

namespace Screenalytics.Ingest.Runs;

/// <summary>A run, and what it made of one person.</summary>
/// <param name="Run">The run.</param>
/// <param name="Result">What it made of the person; null where their turn did not come, or has not come yet.</param>
internal sealed record PersonInRun(RunSummary Run, PersonReport? Result);
