using System.Text.Json.Serialization;

namespace Screenalytics.Ingest.Contracts.TrrBackend;

/// <summary>A person of a season's cast. Source: <c>GET seasons/{season_id}/cast</c>.</summary>
/// <param name="SeasonId">The season that was asked for.</param>
/// <param name="ShowId">The show that the season belongs to.</param>
/// <param name="PersonId">The person.</param>
/// <param name="EpisodesInSeason">In how many episodes of the season the person is credited.</param>
public sealed record SeasonCastMember(
    [property: JsonPropertyName("season_id")] Guid SeasonId,
    [property: JsonPropertyName("show_id")] Guid ShowId,
    [property: JsonPropertyName("person_id")] Guid PersonId,
    [property: JsonPropertyName("episodes_in_season")] int EpisodesInSeason
);
