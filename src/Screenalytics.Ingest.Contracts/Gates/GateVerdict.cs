using System.Text.Json.Serialization;

namespace Screenalytics.Ingest.Contracts.Gates;

/// <summary>What a gate, a step or a check of it came to.</summary>
[JsonConverter(typeof(SnakeCaseEnumConverter<GateVerdict>))]
public enum GateVerdict
{
    /// <summary>It is as it should be, and it was seen.</summary>
    Proven,

    /// <summary>It is not as it should be.</summary>
    Disproven,

    /// <summary>It could not be told; the reason says why.</summary>
    NotJudged,

    /// <summary>It was left out since it writes, and nothing may be written.</summary>
    LeftOut,
}
