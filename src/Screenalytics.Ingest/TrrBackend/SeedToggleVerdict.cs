using Screenalytics.Ingest.Contracts.Failures;

namespace Screenalytics.Ingest.TrrBackend;

/// <summary>What a call of the seed toggle came to, in words.</summary>
/// <param name="Done">Whether the backend says that the flag stands as it was asked for.</param>
/// <param name="Failure">Why it is not done, or <see cref="FailureCode.None"/>.</param>
/// <param name="Message">What happened, in words.</param>
/// <param name="WayOut">What to do, or null.</param>
internal sealed record SeedToggleVerdict(bool Done, FailureCode Failure, string Message, string? WayOut);
