using System.Text.Json.Serialization;

namespace Screenalytics.Ingest.Contracts.TrrBackend;

/// <summary>A credit of an episode. Source: <c>GET episodes/{episode_id}/cast</c>; a person may stand twice.</summary>
/// <param name="EpisodeId">The episode that was asked for.</param>
/// <param name="ShowId">The show that the episode belongs to.</param>
/// <param name="PersonId">The credited person.</param>
/// <param name="CreditCategory">TRR's category, matched exactly and case-sensitively by the filter.</param>
/// <param name="Role">The role's name, or null.</param>
/// <param name="BillingOrder">The place in the billing, from 1, or null.</param>
public sealed record EpisodeCastMember(
    [property: JsonPropertyName("episode_id")] Guid EpisodeId,
    [property: JsonPropertyName("show_id")] Guid ShowId,
    [property: JsonPropertyName("person_id")] Guid PersonId,
    [property: JsonPropertyName("credit_category")] string CreditCategory,
    [property: JsonPropertyName("role")] string? Role,
    [property: JsonPropertyName("billing_order")] int? BillingOrder
);
