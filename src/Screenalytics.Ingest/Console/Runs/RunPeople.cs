using Screenalytics.Ingest.Contracts.Runs;

namespace Screenalytics.Ingest.Console.Runs;

/// <summary>A page of a run's people.</summary>
/// <param name="Page">What the run made of them.</param>
/// <param name="Names">Their names, as far as they are known.</param>
public sealed record RunPeople(RunPage<PersonReport> Page, IReadOnlyDictionary<Guid, string> Names);
