namespace Screenalytics.Ingest.Contracts.Logging;

/// <summary>The catalogue's events of the web console.</summary>
internal static class ConsoleEvents
{
    public static readonly IReadOnlyList<LogEventInfo> All =
    [
        new(
            ConsoleEventIds.SignedIn,
            nameof(ConsoleEventIds.SignedIn),
            "Information",
            "Somebody signed in to the console.",
            ["Actor", "Address", "Role"]
        ),
        new(
            ConsoleEventIds.SignInRefused,
            nameof(ConsoleEventIds.SignInRefused),
            "Warning",
            "A sign-in to the console was refused.",
            ["Address", "Reason"]
        ),
        new(
            ConsoleEventIds.SignInsLimited,
            nameof(ConsoleEventIds.SignInsLimited),
            "Warning",
            "An address was refused too often to sign in.",
            ["Address"]
        ),
        new(
            ConsoleEventIds.SessionEnded,
            nameof(ConsoleEventIds.SessionEnded),
            "Information",
            "A session of the console was ended by somebody.",
            ["Actor", "Name"]
        ),
        new(
            ConsoleEventIds.RequestForged,
            nameof(ConsoleEventIds.RequestForged),
            "Warning",
            "A change was refused that no page of its session had asked for.",
            ["Method", "Path", "Address"]
        ),
        new(
            ConsoleEventIds.AuditNotEnded,
            nameof(ConsoleEventIds.AuditNotEnded),
            "Error",
            "The audit trail could not take what came of a change.",
            ["Action", "Number", "Outcome"]
        ),
        new(
            ConsoleEventIds.SeedToggled,
            nameof(ConsoleEventIds.SeedToggled),
            "Information",
            "A photo's seed flag was turned by the console.",
            ["Actor", "PersonId", "LinkId", "FacebankSeed"]
        ),
        new(
            ConsoleEventIds.SeedNotToggled,
            nameof(ConsoleEventIds.SeedNotToggled),
            "Warning",
            "A photo's seed flag was to be turned, and was not, or it is not known.",
            ["Actor", "PersonId", "LinkId", "FacebankSeed", "Reason"]
        ),
        new(
            ConsoleEventIds.SeedRefused,
            nameof(ConsoleEventIds.SeedRefused),
            "Warning",
            "Somebody who may not flag seeds asked for it.",
            ["Actor", "Address", "Subject", "Reason"]
        ),
    ];
}
