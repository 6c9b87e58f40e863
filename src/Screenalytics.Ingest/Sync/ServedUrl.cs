using System.Buffers;
using System.Globalization;
using System.Text;
using Screenalytics.Ingest.Contracts.Sync;

namespace Screenalytics.Ingest.Sync;

/// <summary>Judges whether a <c>served_url</c> can become a face bank image's key. It is stored verbatim.</summary>
internal static class ServedUrl
{
    /// <summary>The longest key, in UTF-8 bytes: a B-tree entry ends near 2,700.</summary>
    public const int MaxBytes = 2048;

    private const string Http = "http://";
    private const string Https = "https://";

    // Printable ASCII that RFC 3986 lets stand after the authority; anything else takes the thorough way.
    private static readonly SearchValues<char> PathCharacters = SearchValues.Create(
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~:/?#@!$&'()*+,;=%"
    );

    private static volatile string _lastGoodOrigin = "";

    /// <summary>Judges a URL.</summary>
    /// <param name="url">The text as served.</param>
    /// <returns>Why it is unusable, or null when it is usable.</returns>
    public static SkipReason? Judge(string url)
    {
        if (string.IsNullOrWhiteSpace(url))
        {
            return SkipReason.EmptyUrl;
        }

        var schemeLength = SchemeLengthOf(url);
        if (schemeLength > 0 && url.Length <= MaxBytes && IsPlain(url, schemeLength))
        {
            return null;
        }

        return JudgeThoroughly(url, schemeLength);
    }

    private static int SchemeLengthOf(string url) =>
        url.StartsWith(Https, StringComparison.OrdinalIgnoreCase) ? Https.Length
        : url.StartsWith(Http, StringComparison.OrdinalIgnoreCase) ? Http.Length
        : 0;

    // Photos come from few hosts, so the last good one is nearly always the next.
    private static bool IsPlain(string url, int schemeLength)
    {
        var path = url.AsSpan(schemeLength).IndexOf('/');
        if (path < 0 || url.AsSpan(schemeLength + path).ContainsAnyExcept(PathCharacters))
        {
            return false;
        }

        var origin = url.AsSpan(0, schemeLength + path);
        if (origin.SequenceEqual(_lastGoodOrigin))
        {
            return true;
        }

        var candidate = origin.ToString();
        if (!IsAbsolute(candidate))
        {
            return false;
        }

        _lastGoodOrigin = candidate;
        return true;
    }

    private static SkipReason? JudgeThoroughly(string url, int schemeLength)
    {
        foreach (var character in url)
        {
            if (char.IsControl(character))
            {
                return SkipReason.ControlCharacter;
            }
        }

        if (Encoding.UTF8.GetByteCount(url) > MaxBytes)
        {
            return SkipReason.TooLong;
        }

        if (schemeLength == 0)
        {
            return HasOtherScheme(url) ? SkipReason.UnsupportedScheme : SkipReason.InvalidUrl;
        }

        return IsAbsolute(Escape(url, schemeLength)) ? null : SkipReason.InvalidUrl;
    }

    private static bool IsAbsolute(string url) =>
        Uri.TryCreate(url, UriKind.Absolute, out var uri)
        && (uri.Scheme == Uri.UriSchemeHttp || uri.Scheme == Uri.UriSchemeHttps)
        && Uri.CheckHostName(uri.IdnHost.Trim('[', ']')) != UriHostNameType.Unknown;

    private static bool HasOtherScheme(string url)
    {
        var colon = url.IndexOf(':', StringComparison.Ordinal);
        return colon > 0 && Uri.CheckSchemeName(url[..colon]);
    }

    // The authority is left alone: a host may be international, and one with a space in it must not pass.
    private static string Escape(string url, int schemeLength)
    {
        var authorityEnd = url.AsSpan(schemeLength).IndexOfAny('/', '?', '#');
        if (authorityEnd < 0)
        {
            return url;
        }

        var start = schemeLength + authorityEnd;
        var escaped = new StringBuilder(url.Length + 32).Append(url, 0, start);
        Span<byte> bytes = stackalloc byte[4];
        foreach (var rune in url.AsSpan(start).EnumerateRunes())
        {
            if (rune.IsAscii && rune.Value != ' ')
            {
                escaped.Append((char)rune.Value);
                continue;
            }

            foreach (var value in bytes[..rune.EncodeToUtf8(bytes)])
            {
                escaped.Append('%').Append(value.ToString("X2", CultureInfo.InvariantCulture));
            }
        }

        return escaped.ToString();
    }
}
