using System.Globalization;
using System.Text;

namespace Screenalytics.Ingest.Inspection.AccessLogs;

/// <summary>Finds the time in what stands before a request; a time without a zone is taken for UTC.</summary>
internal static class AccessTime
{
    private const DateTimeStyles Styles = DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal;
    private const string Combined = "dd/MMM/yyyy:HH:mm:ss zzz";
    private const int MostLetters = 64;

    private static readonly string[] Forms =
    [
        "yyyy-MM-ddTHH:mm:ss.FFFFFFFK",
        "yyyy-MM-dd HH:mm:ss.FFFFFFFK",
        "yyyy-MM-dd HH:mm:ss.FFFFFFF zzz",
        "yyyy/MM/dd HH:mm:ss.FFFFFFFK",
    ];

    /// <summary>Finds it; null when there is none.</summary>
    public static DateTimeOffset? Find(ReadOnlySpan<byte> prefix)
    {
        if (
            prefix.LastIndexOf((byte)'[') is >= 0 and var open
            && prefix[open..].IndexOf((byte)']') is > 0 and var close
        )
        {
            if (Parse(Encoding.Latin1.GetString(prefix.Slice(open + 1, close - 1))) is { } bracketed)
            {
                return bracketed;
            }
        }

        // Before uvicorn's level, in words of its own: a date and a time, or both in one.
        var text = Encoding.Latin1.GetString(prefix[..Math.Min(prefix.Length, MostLetters)]).TrimStart('[', ' ');
        var words = text.Split(' ', 3);
        return Parse(Trim(words[0])) ?? (words.Length > 1 ? Parse($"{words[0]} {Trim(words[1])}") : null);
    }

    /// <summary>Reads a text; null when it is no time.</summary>
    public static DateTimeOffset? Parse(string text)
    {
        var culture = CultureInfo.InvariantCulture;
        if (text.Length is < 19 or > MostLetters || !char.IsAsciiDigit(text[0]))
        {
            return null;
        }

        if (DateTimeOffset.TryParseExact(text, Combined, culture, Styles, out var time))
        {
            return time;
        }

        return DateTimeOffset.TryParseExact(text.Replace(',', '.'), Forms, culture, Styles, out time) ? time : null;
    }

    /// <summary>A time from a number of seconds or milliseconds since 1970; null when it is out of bounds.</summary>
    public static DateTimeOffset? Parse(double number)
    {
        var seconds = number > 1e11 ? number / 1000 : number;
        return seconds is > 0 and < 1e11 ? DateTimeOffset.UnixEpoch.AddSeconds(seconds) : null;
    }

    private static string Trim(string word) => word.TrimEnd(']', ':', '|');
}
