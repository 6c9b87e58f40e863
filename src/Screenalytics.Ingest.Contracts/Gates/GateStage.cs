using System.Text.Json.Serialization;

namespace Screenalytics.Ingest.Contracts.Gates;

/// <summary>Where an environment stands in a rollout.</summary>
[JsonConverter(typeof(SnakeCaseEnumConverter<GateStage>))]
public enum GateStage
{
    /// <summary>Checked first.</summary>
    Staging,

    /// <summary>Checked after staging, and only when that is proven.</summary>
    Production,

    /// <summary>No part of the order: a developer's own.</summary>
    Development,
}
