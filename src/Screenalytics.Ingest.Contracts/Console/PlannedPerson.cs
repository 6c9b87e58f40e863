using Screenalytics.Ingest.Contracts.Runs;

namespace Screenalytics.Ingest.Contracts.Console;

/// <summary>A person of a dry run whose images a sync would change.</summary>
/// <param name="PersonId">The person.</param>
/// <param name="Result">What the dry run made of them.</param>
/// <param name="Images">The photos that it chose, in the answer's order.</param>
public sealed record PlannedPerson(Guid PersonId, PersonReport Result, IReadOnlyList<PlannedImage> Images);
