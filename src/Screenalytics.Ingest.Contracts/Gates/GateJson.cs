using System.Text.Json.Serialization;

namespace Screenalytics.Ingest.Contracts.Gates;

/// <summary>Source-generated JSON of a gate's evidence: <c>snake_case</c>, enums as texts, indented.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    WriteIndented = true
)]
[JsonSerializable(typeof(GateEvidence))]
[JsonSerializable(typeof(GateManifest))]
[JsonSerializable(typeof(GateSignature))]
public sealed partial class GateJson : JsonSerializerContext;
