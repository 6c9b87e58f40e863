using System.Globalization;
using System.Text.Json;

namespace Screenalytics.Ingest.TrrBackend.Probing;

/// <summary>The fields that TRR-Backend promises; it may add others.</summary>
internal static class RowContract
{
    private static readonly JsonValueKind[] Text = [JsonValueKind.String];
    private static readonly JsonValueKind[] TextOrNull = [JsonValueKind.String, JsonValueKind.Null];
    private static readonly JsonValueKind[] Number = [JsonValueKind.Number];
    private static readonly JsonValueKind[] NumberOrNull = [JsonValueKind.Number, JsonValueKind.Null];
    private static readonly JsonValueKind[] Flag = [JsonValueKind.True, JsonValueKind.False];

    /// <summary>Rows of a person's photos.</summary>
    public static IReadOnlyList<FieldRule> Photos { get; } =
    [
        new("served_url", "a text or null", TextOrNull, Needed: true),
        new("hosted_key", "a text or null", TextOrNull),
        new("is_primary", "true or false", Flag),
        new("width", "a number or null", NumberOrNull),
        new("height", "a number or null", NumberOrNull),
        new("kind", "a text", Text),
    ];

    /// <summary>Rows of an episode's cast.</summary>
    public static IReadOnlyList<FieldRule> EpisodeCast { get; } =
    [
        new("person_id", "an id", Text, Needed: true),
        new("episode_id", "an id", Text),
        new("show_id", "an id", Text),
        new("credit_category", "a text", Text),
        new("role", "a text or null", TextOrNull),
        new("billing_order", "a number or null", NumberOrNull),
    ];

    /// <summary>Rows of a season's cast.</summary>
    public static IReadOnlyList<FieldRule> SeasonCast { get; } =
    [
        new("person_id", "an id", Text, Needed: true),
        new("season_id", "an id", Text),
        new("show_id", "an id", Text),
        new("episodes_in_season", "a number", Number),
    ];

    /// <summary>Says which fields break the contract, and in how many rows.</summary>
    public static IEnumerable<(FieldRule Rule, string Words)> Breaches(
        IReadOnlyList<JsonElement> rows,
        IReadOnlyList<FieldRule> rules
    )
    {
        foreach (var rule in rules)
        {
            var broken = rows.Count(row => !rule.IsKeptBy(row));
            if (broken > 0)
            {
                yield return (
                    rule,
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"{rule.Name} is missing or not {rule.Type} in {broken:N0} of {rows.Count:N0} rows"
                    )
                );
            }
        }
    }
}
