using System.Buffers;
using System.Text.RegularExpressions;

namespace Screenalytics.Ingest.Diagnostics.Redaction;

/// <summary>Hides what looks like a secret: tokens, credentials in URLs and headers, passwords, signatures of URLs.</summary>
internal static partial class SecretShapes
{
    private const RegexOptions Options =
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture;

    private const string Kept = "${kept}" + Redactor.Mask;

    // Every shape holds one of these, and nearly no text does: one look settles it.
    private static readonly SearchValues<string> Signs = SearchValues.Create(
        [
            "eyJ",
            "bearer",
            "basic",
            "://",
            "auth",
            "cookie",
            "pass",
            "pwd",
            "secret",
            "token",
            "key",
            "sig",
            "credential",
            "policy",
            "accessid",
        ],
        StringComparison.OrdinalIgnoreCase
    );

    /// <summary>Gives the text without them; the same text when there is none.</summary>
    public static string Hide(string text)
    {
        if (!text.AsSpan().ContainsAny(Signs))
        {
            return text;
        }

        text = Jwt().Replace(text, Redactor.Mask);
        text = UserInfo().Replace(text, "${kept}" + Redactor.Mask + "@");
        text = Header().Replace(text, Kept);
        text = Scheme().Replace(text, Kept);
        text = QuotedField().Replace(text, Kept);
        return Assignment().Replace(text, Kept);
    }

    [GeneratedRegex(
        @"eyJ[\w-]{8,}\.[\w-]{4,}(\.[\w-]*)?",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture
    )]
    private static partial Regex Jwt();

    // Up to the last @ before the path, as passwords may hold one.
    [GeneratedRegex(@"(?<kept>://)[^\s/?#""'<>\\]+@", Options)]
    private static partial Regex UserInfo();

    // A header's whole value: schemes, and several cookies, belong to it.
    [GeneratedRegex(
        @"(?<kept>\b((proxy-)?authorization|(set-)?cookie|x-[a-z-]*(secret|token|key)|api-?key(?=\\?[""']?\s*:))\\?[""']?\s*[:=]\s*\\?[""']?)(?!\*\*\*|\s)[^""'\\\r\n,}\]]+",
        Options
    )]
    private static partial Regex Header();

    // A word of prose that follows has no digit, and is short.
    [GeneratedRegex(@"(?<kept>\b(bearer|basic)\s+)(?=[^\s,""']*\d|[^\s,""']{16})[\w.~+/=:-]{4,}", Options)]
    private static partial Regex Scheme();

    [GeneratedRegex(
        @"(?<kept>(password|passwd|pwd|secret|token|api_?key|private_?key|signature|credentials?)\\?[""']\s*:\s*\\?[""'])(?!\*\*\*)[^""'\\]+",
        Options
    )]
    private static partial Regex QuotedField();

    // Parts of connection strings, parameters of URLs, settings; a name may be the end of a longer one.
    [GeneratedRegex(
        @"(?<kept>(password|passwd|pwd|secret|token|api_?key|(?<![a-z])key|(?<![a-z])sig|signature|credential|(?<![a-z])policy|key-pair-id|accessid|accesskeyid)\s*=\s*)(?!\*\*\*)(""[^""]*""|'[^']*'|[^\s&;,""'<>\\)\]}]+)",
        Options
    )]
    private static partial Regex Assignment();
}
