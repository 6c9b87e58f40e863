using System.Text.Json.Serialization;

namespace Screenalytics.Ingest.Contracts.TrrBackend;

/// <summary>The body of the seed toggle, <c>PATCH admin/person/{person_id}/gallery/{link_id}/facebank-seed</c>.</summary>
/// <param name="FacebankSeed">Whether the photo is to be a facebank seed. The call is idempotent.</param>
public sealed record SeedToggleRequest([property: JsonPropertyName("facebank_seed")] bool FacebankSeed);
