using System.Text.Json.Serialization;

namespace Screenalytics.Ingest.Inspection.Fallback;

/// <summary>Source-generated JSON of what logs tell: <c>snake_case</c>, enums as texts, times with their offset.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.Never
)]
[JsonSerializable(typeof(FallbackReport))]
[JsonSerializable(typeof(FallbackPerson))]
[JsonSerializable(typeof(FallbackRun))]
[JsonSerializable(typeof(FallbackRow))]
internal sealed partial class FallbackJson : JsonSerializerContext;
