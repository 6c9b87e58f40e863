using System.Text.Json.Serialization;

namespace Screenalytics.Ingest.Contracts.Sync;

/// <summary>What happened to one person of a sync. The numbers are stored.</summary>
[JsonConverter(typeof(SnakeCaseEnumConverter<PersonOutcome>))]
public enum PersonOutcome
{
    /// <summary>Flagged photos were used; there was no second call.</summary>
    Seeded = 1,

    /// <summary>No photo is flagged, which was proven, so all photos were used.</summary>
    Fallback = 2,

    /// <summary>No photo is flagged, which was proven, and there is no photo at all.</summary>
    Empty = 3,

    /// <summary>The fallback was withheld until an operator has judged a suspect run.</summary>
    Held = 4,

    /// <summary>A call or the database failed; nothing was written for the person.</summary>
    Failed = 5,

    /// <summary>The run stopped before the person's turn was over; nothing was written.</summary>
    NotAttempted = 6,
}
