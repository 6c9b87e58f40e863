using System.Text.Json;

namespace Screenalytics.Ingest.Diagnostics.Telemetry;

/// <summary>Values of attributes, made once: an enum's as JSON reports name them, and what is true or false.</summary>
internal static class TagNames
{
    private static readonly object True = true;
    private static readonly object False = false;

    /// <summary>A value's name.</summary>
    public static string Of<TEnum>(TEnum value)
        where TEnum : struct, Enum => Names<TEnum>.All.TryGetValue(value, out var name) ? name : value.ToString();

    /// <summary>What is true or false, without a box of its own.</summary>
    public static object Of(bool value) => value ? True : False;

    private static class Names<TEnum>
        where TEnum : struct, Enum
    {
        public static readonly Dictionary<TEnum, string> All = Enum.GetValues<TEnum>()
            .Distinct()
            .ToDictionary(value => value, value => JsonNamingPolicy.SnakeCaseLower.ConvertName(value.ToString()));
    }
}
