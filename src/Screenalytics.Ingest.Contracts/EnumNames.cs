using System.Text.Json;

namespace Screenalytics.Ingest.Contracts;

/// <summary>The names of enums' values, as JSON, logs, tables and the command line have them: <c>snake_case</c>.</summary>
public static class EnumNames
{
    /// <summary>The name of a value; a value without one is its number.</summary>
    /// <typeparam name="TEnum">The enum.</typeparam>
    /// <param name="value">The value.</param>
    public static string Of<TEnum>(TEnum value)
        where TEnum : struct, Enum => Names<TEnum>.ByValue.GetValueOrDefault(value) ?? value.ToString();

    /// <summary>All names, in the order of their values.</summary>
    /// <typeparam name="TEnum">The enum.</typeparam>
    public static IReadOnlyList<string> All<TEnum>()
        where TEnum : struct, Enum => Names<TEnum>.All;

    /// <summary>The value of a name; null when there is none of that name.</summary>
    /// <typeparam name="TEnum">The enum.</typeparam>
    /// <param name="name">The name, or null.</param>
    /// <param name="ignoreCase">Whether people may write it in any case of letters.</param>
    public static TEnum? Find<TEnum>(string? name, bool ignoreCase = false)
        where TEnum : struct, Enum
    {
        var values = ignoreCase ? LooseNames<TEnum>.Values : Names<TEnum>.ByName;
        return name is not null && values.TryGetValue(name, out var value) ? value : null;
    }

    private static class Names<TEnum>
        where TEnum : struct, Enum
    {
        public static readonly Dictionary<TEnum, string> ByValue = Enum.GetValues<TEnum>()
            .Distinct()
            .ToDictionary(value => value, value => JsonNamingPolicy.SnakeCaseLower.ConvertName(value.ToString()));

        public static readonly string[] All = [.. ByValue.Values];

        public static readonly Dictionary<string, TEnum> ByName = ByValue.ToDictionary(
            pair => pair.Value,
            pair => pair.Key,
            StringComparer.Ordinal
        );
    }

    private static class LooseNames<TEnum>
        where TEnum : struct, Enum
    {
        public static readonly Dictionary<string, TEnum> Values = new(
            Names<TEnum>.ByName,
            StringComparer.OrdinalIgnoreCase
        );
    }
}
