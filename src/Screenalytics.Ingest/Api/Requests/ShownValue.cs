namespace Screenalytics.Ingest.Api.Requests;

/// <summary>Shows what a caller sent as errors do: shortened, without control characters.</summary>
internal static class ShownValue
{
    private const int MostCharacters = 64;

    /// <summary>Shows it.</summary>
    public static string Of(string value)
    {
        var shown = value.Length > MostCharacters ? $"{value[..MostCharacters]}..." : value;
        return string.Concat(shown.Select(c => char.IsControl(c) || char.IsSurrogate(c) ? '?' : c));
    }
}
