using Screenalytics.Ingest.Contracts.Runs;

namespace Screenalytics.Ingest.Console.Runs;

/// <summary>A list of runs.</summary>
/// <param name="Query">What was asked for.</param>
/// <param name="Page">What there is.</param>
/// <param name="Now">What time it is.</param>
public sealed record RunsModel(RunsQuery Query, RunPage<RunSummary> Page, DateTimeOffset Now);
