using System.Text.Json.Serialization;

namespace Screenalytics.Ingest.Contracts.TrrBackend;

/// <summary>Source-generated JSON of every body that crosses the line to TRR-Backend.</summary>
[JsonSourceGenerationOptions(AllowDuplicateProperties = false)]
[JsonSerializable(typeof(Photo))]
[JsonSerializable(typeof(Photo[]))]
[JsonSerializable(typeof(PhotoRow))]
[JsonSerializable(typeof(CastRow))]
[JsonSerializable(typeof(EpisodeCastMember))]
[JsonSerializable(typeof(EpisodeCastMember[]))]
[JsonSerializable(typeof(SeasonCastMember))]
[JsonSerializable(typeof(SeasonCastMember[]))]
[JsonSerializable(typeof(SeedToggleRequest))]
[JsonSerializable(typeof(SeedToggleAnswer))]
public sealed partial class TrrJson : JsonSerializerContext;
