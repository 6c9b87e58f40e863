using Screenalytics.Ingest.Contracts.Console;

namespace Screenalytics.Ingest.Console.Security;

/// <summary>The sessions that last.</summary>
/// <param name="User">Who looks.</param>
/// <param name="Sessions">Their own, or everybody's.</param>
/// <param name="SeesAll">Whether these are everybody's.</param>
/// <param name="Now">What time it is.</param>
public sealed record SessionsModel(
    ConsoleUser User,
    IReadOnlyList<SessionView> Sessions,
    bool SeesAll,
    DateTimeOffset Now
)
{
    /// <summary>What was done, or null.</summary>
    public string? Flash { get; init; }
}
