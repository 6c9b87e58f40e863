namespace Screenalytics.Ingest.Contracts.Logging;

/// <summary>Ids of the log events that tell of the web console. Never reused.</summary>
public static class ConsoleEventIds
{
    /// <summary>Somebody signed in to the console.</summary>
    public const int SignedIn = 9100;

    /// <summary>A sign-in to the console was refused.</summary>
    public const int SignInRefused = 9101;

    /// <summary>An address was refused too often to sign in.</summary>
    public const int SignInsLimited = 9102;

    /// <summary>A session of the console was ended by somebody.</summary>
    public const int SessionEnded = 9103;

    /// <summary>A change was refused that no page of its session had asked for.</summary>
    public const int RequestForged = 9104;

    /// <summary>The audit trail could not take what came of a change.</summary>
    public const int AuditNotEnded = 9105;

    /// <summary>A photo's seed flag was turned by the console.</summary>
    public const int SeedToggled = 9200;

    /// <summary>A photo's seed flag was to be turned, and was not, or it is not known.</summary>
    public const int SeedNotToggled = 9201;

    /// <summary>Somebody who may not flag seeds asked for it.</summary>
    public const int SeedRefused = 9202;
}
