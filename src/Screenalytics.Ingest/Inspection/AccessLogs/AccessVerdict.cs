namespace Screenalytics.Ingest.Inspection.AccessLogs;

/// <summary>What an access log decides of a person; the worst comes last.</summary>
internal enum AccessVerdict
{
    /// <summary>Nothing that concerns this program.</summary>
    NotJudged,

    /// <summary>The requests are in an order that the rule permits.</summary>
    Consistent,

    /// <summary>The log can't tell.</summary>
    Undecidable,

    /// <summary>No course of events that keeps the rule leaves these lines.</summary>
    Violated,
}
