using System.Text.Json.Serialization;

namespace Screenalytics.Ingest.Contracts.TrrBackend;

/// <summary>The seed toggle's answer: the flag as it now stands.</summary>
/// <param name="LinkId">The gallery link.</param>
/// <param name="PersonId">The person whose gallery it is.</param>
/// <param name="FacebankSeed">The flag's value after the call; the next read sees it.</param>
public sealed record SeedToggleAnswer(
    [property: JsonPropertyName("link_id"), JsonRequired] Guid LinkId,
    [property: JsonPropertyName("person_id"), JsonRequired] Guid PersonId,
    [property: JsonPropertyName("facebank_seed"), JsonRequired] bool FacebankSeed
);
