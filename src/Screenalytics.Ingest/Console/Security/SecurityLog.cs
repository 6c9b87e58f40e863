using Screenalytics.Ingest.Contracts.Logging;

namespace Screenalytics.Ingest.Console.Security;

/// <summary>What the console says of who comes in. Neither a secret nor a token is among it.</summary>
internal static partial class SecurityLog
{
    [LoggerMessage(
        ConsoleEventIds.SignedIn,
        LogLevel.Information,
        "{Actor} signed in from {Address} as {Role}.",
        EventName = nameof(ConsoleEventIds.SignedIn)
    )]
    public static partial void SignedIn(this ILogger log, string actor, string address, string role);

    [LoggerMessage(
        ConsoleEventIds.SignInRefused,
        LogLevel.Warning,
        "A sign-in from {Address} was refused: {Reason}",
        EventName = nameof(ConsoleEventIds.SignInRefused)
    )]
    public static partial void SignInRefused(this ILogger log, string address, string reason);

    [LoggerMessage(
        ConsoleEventIds.SignInsLimited,
        LogLevel.Warning,
        "Too many sign-ins from {Address} were refused: it has to wait.",
        EventName = nameof(ConsoleEventIds.SignInsLimited)
    )]
    public static partial void SignInsLimited(this ILogger log, string address);

    [LoggerMessage(
        ConsoleEventIds.SessionEnded,
        LogLevel.Information,
        "{Actor} ended a session of {Name}.",
        EventName = nameof(ConsoleEventIds.SessionEnded)
    )]
    public static partial void SessionEnded(this ILogger log, string actor, string name);

    [LoggerMessage(
        ConsoleEventIds.RequestForged,
        LogLevel.Warning,
        "{Method} {Path} from {Address} was not asked for by a page of its session: nothing was changed.",
        EventName = nameof(ConsoleEventIds.RequestForged)
    )]
    public static partial void RequestForged(this ILogger log, string method, string path, string address);

    [LoggerMessage(
        ConsoleEventIds.AuditNotEnded,
        LogLevel.Error,
        "The audit trail could not take what came of change {Number} ({Action}): {Outcome}.",
        EventName = nameof(ConsoleEventIds.AuditNotEnded)
    )]
    public static partial void AuditNotEnded(
        this ILogger log,
        Exception fault,
        string action,
        long number,
        string outcome
    );
}
