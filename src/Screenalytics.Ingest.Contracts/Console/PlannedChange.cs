using System.Text.Json.Serialization;

namespace Screenalytics.Ingest.Contracts.Console;

/// <summary>What a sync would do with a chosen photo.</summary>
[JsonConverter(typeof(SnakeCaseEnumConverter<PlannedChange>))]
public enum PlannedChange
{
    /// <summary>Insert its image.</summary>
    Insert = 1,

    /// <summary>Make the image that is there, and that nobody approved, a seed.</summary>
    RaiseSeed = 2,

    /// <summary>Nothing: the image is there.</summary>
    Keep = 3,
}
