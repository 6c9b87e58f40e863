using System.Text.Json;

namespace Screenalytics.Ingest.Api.Requests;

/// <summary>The names of an enum's values on the wire.</summary>
internal static class EnumNames<TEnum>
    where TEnum : struct, Enum
{
    private static readonly Dictionary<string, TEnum> Values = Enum.GetValues<TEnum>()
        .ToDictionary(value => JsonNamingPolicy.SnakeCaseLower.ConvertName(value.ToString()), StringComparer.Ordinal);

    /// <summary>All names, in the enum's order.</summary>
    public static IReadOnlyList<string> All { get; } = [.. Values.Keys];

    /// <summary>The value of a name.</summary>
    public static TEnum? Find(string name) => Values.TryGetValue(name, out var value) ? value : null;
}
