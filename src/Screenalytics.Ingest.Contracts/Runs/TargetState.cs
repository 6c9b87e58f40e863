using System.Text.Json.Serialization;

namespace Screenalytics.Ingest.Contracts.Runs;

/// <summary>How it stands with a target. The numbers are stored.</summary>
[JsonConverter(typeof(SnakeCaseEnumConverter<TargetState>))]
public enum TargetState
{
    /// <summary>Its last run ended ok or partial.</summary>
    Ok = 1,

    /// <summary>Its last run ended in an error.</summary>
    Broken = 2,

    /// <summary>Its last run was suspect.</summary>
    Suspect = 3,

    /// <summary>It was ok, and no run has ended well for too long.</summary>
    Stale = 4,
}
