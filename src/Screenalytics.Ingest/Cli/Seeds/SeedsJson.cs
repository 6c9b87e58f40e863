using System.Text.Json.Serialization;

namespace Screenalytics.Ingest.Cli.Seeds;

/// <summary>Source-generated JSON of the <c>seeds</c> verbs.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    WriteIndented = true
)]
[JsonSerializable(typeof(SeedGallery))]
[JsonSerializable(typeof(SeedOutcome))]
internal sealed partial class SeedsJson : JsonSerializerContext;
