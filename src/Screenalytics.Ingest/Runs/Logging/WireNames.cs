using System.Collections.Frozen;
using System.Text.Json;
using Screenalytics.Ingest.Sync;

namespace Screenalytics.Ingest.Runs.Logging;

/// <summary>Names of enums' values as reports have them, made once.</summary>
internal static class WireNames
{
    /// <summary>Names a value.</summary>
    public static string Of<TEnum>(TEnum value)
        where TEnum : struct, Enum => Names<TEnum>.All.GetValueOrDefault(value) ?? value.ToString();

    /// <summary>Names a source as <c>calls</c> and tables do.</summary>
    public static string Of(PhotoSource source) =>
        source switch
        {
            PhotoSource.Seed => "seed",
            PhotoSource.All => "all",
            _ => "none",
        };

    private static class Names<TEnum>
        where TEnum : struct, Enum
    {
        public static readonly FrozenDictionary<TEnum, string> All = Enum.GetValues<TEnum>()
            .Distinct()
            .ToFrozenDictionary(value => value, value => JsonNamingPolicy.SnakeCaseLower.ConvertName(value.ToString()));
    }
}
