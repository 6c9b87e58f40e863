using System.Text.Json.Serialization;

namespace Screenalytics.Ingest.Storage;

/// <summary>Source-generated JSON of what the <c>db</c> verbs report: <c>snake_case</c>, enums as texts.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, WriteIndented = true)]
[JsonSerializable(typeof(DatabaseCheckReport))]
[JsonSerializable(typeof(MigrationPlan))]
[JsonSerializable(typeof(MigrationResult))]
[JsonSerializable(typeof(DedupeReport))]
internal sealed partial class StorageJson : JsonSerializerContext;
