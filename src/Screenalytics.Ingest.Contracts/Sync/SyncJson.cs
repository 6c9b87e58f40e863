using System.Text.Json.Serialization;

namespace Screenalytics.Ingest.Contracts.Sync;

/// <summary>Source-generated JSON of run requests and reports: <c>snake_case</c>, enums as texts.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DictionaryKeyPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.Never,
    // PostgreSQL's jsonb keeps no order.
    AllowOutOfOrderMetadataProperties = true
)]
[JsonSerializable(typeof(SyncRequest))]
[JsonSerializable(typeof(SyncReport))]
[JsonSerializable(typeof(PersonError))]
public sealed partial class SyncJson : JsonSerializerContext;
