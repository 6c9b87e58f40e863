using System.Text.Json.Serialization;

namespace Screenalytics.Ingest.RolloutGate.Keeping;

/// <summary>Source-generated JSON of journals, a line each.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull
)]
[JsonSerializable(typeof(JournalLine))]
internal sealed partial class JournalJson : JsonSerializerContext;
