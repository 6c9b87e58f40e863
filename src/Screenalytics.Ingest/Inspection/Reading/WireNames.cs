using System.Text.Json;

namespace Screenalytics.Ingest.Inspection.Reading;

/// <summary>The values of an enum by their names on the wire.</summary>
internal static class WireNames<TEnum>
    where TEnum : struct, Enum
{
    private static readonly Dictionary<string, TEnum> Values = Enum.GetValues<TEnum>()
        .ToDictionary(value => JsonNamingPolicy.SnakeCaseLower.ConvertName(value.ToString()));

    private static readonly Dictionary<TEnum, string> Names = Values.ToDictionary(pair => pair.Value, pair => pair.Key);

    /// <summary>The value of a name; null when there is none.</summary>
    public static TEnum? Find(string? name) =>
        name is not null && Values.TryGetValue(name, out var value) ? value : null;

    /// <summary>The name of a value.</summary>
    public static string Of(TEnum value) => Names[value];
}
