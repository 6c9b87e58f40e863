using Screenalytics.Ingest.Contracts.Console;
using Screenalytics.Ingest.Contracts.Runs;

namespace Screenalytics.Ingest.Console.Runs;

/// <summary>What a look at two runs beside one another found.</summary>
/// <param name="Page">People of whom they made different things.</param>
/// <param name="Names">Their names, as far as they are known.</param>
internal sealed record CompareFound(RunPage<PersonDifference> Page, IReadOnlyDictionary<Guid, string> Names);
