using Screenalytics.Ingest.Contracts.Runs;

namespace Screenalytics.Ingest.Contracts.Console;

/// <summary>A person of whom two runs of a target made different things.</summary>
/// <param name="PersonId">The person.</param>
/// <param name="Before">What the earlier run made of them, or null when it did not come to them.</param>
/// <param name="After">What the later run made of them, or null when it did not come to them.</param>
public sealed record PersonDifference(Guid PersonId, PersonReport? Before, PersonReport? After);
