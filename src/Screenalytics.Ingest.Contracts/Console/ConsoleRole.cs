using System.Text.Json.Serialization;

namespace Screenalytics.Ingest.Contracts.Console;

/// <summary>What somebody may do in the web console; each role may do what the ones before it may.</summary>
[JsonConverter(typeof(SnakeCaseEnumConverter<ConsoleRole>))]
public enum ConsoleRole
{
    /// <summary>Looks.</summary>
    Viewer = 1,

    /// <summary>Starts, cancels and retries runs, pauses and resumes schedules, reads the audit trail.</summary>
    Operator = 2,

    /// <summary>Flags seeds, and ends the sessions of others.</summary>
    Admin = 3,
}
