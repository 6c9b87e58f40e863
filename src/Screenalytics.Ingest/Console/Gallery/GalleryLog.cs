using Screenalytics.Ingest.Contracts.Logging;

namespace Screenalytics.Ingest.Console.Gallery;

/// <summary>What the console says of seeds.</summary>
internal static partial class GalleryLog
{
    [LoggerMessage(
        ConsoleEventIds.SeedToggled,
        LogLevel.Information,
        "{Actor} set the seed flag of link {LinkId} of person {PersonId} to {FacebankSeed}.",
        EventName = nameof(ConsoleEventIds.SeedToggled)
    )]
    public static partial void SeedToggled(
        this ILogger log,
        string actor,
        Guid personId,
        Guid linkId,
        bool facebankSeed
    );

    [LoggerMessage(
        ConsoleEventIds.SeedNotToggled,
        LogLevel.Warning,
        "{Actor} asked for the seed flag of link {LinkId} of person {PersonId} to be {FacebankSeed}, in vain: {Reason}",
        EventName = nameof(ConsoleEventIds.SeedNotToggled)
    )]
    public static partial void SeedNotToggled(
        this ILogger log,
        string actor,
        Guid personId,
        Guid linkId,
        bool facebankSeed,
        string reason
    );

    [LoggerMessage(
        ConsoleEventIds.SeedRefused,
        LogLevel.Warning,
        "{Actor} from {Address} was not let through to the seed flag of {Subject}: {Reason}",
        EventName = nameof(ConsoleEventIds.SeedRefused)
    )]
    public static partial void SeedRefused(
        this ILogger log,
        string actor,
        string address,
        string subject,
        string reason
    );
}
