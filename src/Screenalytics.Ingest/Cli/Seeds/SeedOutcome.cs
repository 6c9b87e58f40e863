using Screenalytics.Ingest.Contracts.Failures;
using Screenalytics.Ingest.TrrBackend;

namespace Screenalytics.Ingest.Cli.Seeds;

/// <summary>What <c>seeds set</c> or <c>seeds clear</c> came to.</summary>
/// <param name="PersonId">The person.</param>
/// <param name="LinkId">The gallery link.</param>
/// <param name="FacebankSeed">The flag that was asked for.</param>
/// <param name="Done">Whether the backend says that it stands so now.</param>
/// <param name="Status">The HTTP status; 0 when no answer came.</param>
/// <param name="Failure">Why it is not done, or <see cref="FailureCode.None"/>.</param>
/// <param name="Message">What happened, in words.</param>
/// <param name="WayOut">What to do, or null.</param>
internal sealed record SeedOutcome(
    Guid PersonId,
    Guid LinkId,
    bool FacebankSeed,
    bool Done,
    int Status,
    FailureCode Failure,
    string Message,
    string? WayOut
)
{
    /// <summary>Of a verdict.</summary>
    public static SeedOutcome Of(Guid personId, Guid linkId, bool flag, int status, SeedToggleVerdict verdict) =>
        new(personId, linkId, flag, verdict.Done, status, verdict.Failure, verdict.Message, verdict.WayOut);
}
