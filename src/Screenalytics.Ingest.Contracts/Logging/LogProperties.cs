namespace Screenalytics.Ingest.Contracts.Logging;

/// <summary>Names of the properties that log events carry; the same thing has the same name in every event.</summary>
public static class LogProperties
{
    /// <summary>The event's name, such as <c>PersonFinished</c>.</summary>
    public const string Event = "Event";

    /// <summary>The run's id.</summary>
    public const string RunId = "RunId";

    /// <summary>The person's id.</summary>
    public const string PersonId = "PersonId";

    /// <summary>The target's key, such as <c>season:3f25...</c>.</summary>
    public const string Target = "Target";

    /// <summary>The node that speaks.</summary>
    public const string Node = "Node";

    /// <summary>Whether nothing is written.</summary>
    public const string DryRun = "DryRun";

    /// <summary>What happened to a person, as JSON reports name it.</summary>
    public const string Outcome = "Outcome";

    /// <summary>Which call supplied the photos: <c>seed</c>, <c>all</c> or <c>none</c>.</summary>
    public const string Source = "Source";

    /// <summary>The calls in short, such as <c>seed:0 -> all:10</c>; a failed call shows its status or failure.</summary>
    public const string Pattern = "Pattern";

    /// <summary>Every call made for a person, in order.</summary>
    public const string Calls = "Calls";

    /// <summary>The value of <c>seed_only</c>.</summary>
    public const string SeedOnly = "SeedOnly";

    /// <summary>The value of <c>offset</c>, in rows; left out of a call's object when it is 0.</summary>
    public const string Offset = "Offset";

    /// <summary>Whether a <c>selection_profile</c> was sent; left out of a call's object when not.</summary>
    public const string Profiled = "Profiled";

    /// <summary>How often the request was sent.</summary>
    public const string Attempts = "Attempts";

    /// <summary>The HTTP status of the last attempt; 0 when none came.</summary>
    public const string Status = "Status";

    /// <summary>Rows of the well-formed array.</summary>
    public const string Rows = "Rows";

    /// <summary>Body bytes that the last attempt read.</summary>
    public const string Bytes = "Bytes";

    /// <summary>Whether the body was read to its end as one well-formed array of objects.</summary>
    public const string Complete = "Complete";

    /// <summary>How long it took, retries included, in milliseconds.</summary>
    public const string DurationMs = "DurationMs";

    /// <summary>The failure code, as JSON reports name it; left out when there is none.</summary>
    public const string Failure = "Failure";

    /// <summary>The failure in words, free of secrets; left out when there is none.</summary>
    public const string Detail = "Detail";

    /// <summary>Images that were inserted.</summary>
    public const string Inserted = "Inserted";

    /// <summary>Chosen photos whose image the face bank already had.</summary>
    public const string AlreadyPresent = "AlreadyPresent";

    /// <summary>Rows that the backend answered.</summary>
    public const string Fetched = "Fetched";
}
