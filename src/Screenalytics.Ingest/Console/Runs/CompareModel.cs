using Screenalytics.Ingest.Contracts.Console;
using Screenalytics.Ingest.Contracts.Runs;

namespace Screenalytics.Ingest.Console.Runs;

/// <summary>Two runs of a target beside one another.</summary>
/// <param name="Before">The earlier one.</param>
/// <param name="After">The later one.</param>
/// <param name="Page">People of whom they made different things.</param>
/// <param name="Names">Their names, as far as they are known.</param>
/// <param name="Cursor">The person that the page before ended with, or null.</param>
/// <param name="Now">What time it is.</param>
public sealed record CompareModel(
    RunDetail Before,
    RunDetail After,
    RunPage<PersonDifference> Page,
    IReadOnlyDictionary<Guid, string> Names,
    Guid? Cursor,
    DateTimeOffset Now
)
{
    /// <summary>The address of this comparison, or of its page after a person.</summary>
    public string UrlAfter(string? person) => RunComparisons.UrlOf(Before.RunId, After.RunId, person);
}
