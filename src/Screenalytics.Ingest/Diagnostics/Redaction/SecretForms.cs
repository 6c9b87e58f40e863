using System.Net;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.RegularExpressions;

namespace Screenalytics.Ingest.Diagnostics.Redaction;

/// <summary>The forms that a secret travels in: as it is, in JSON, in URLs, in base64 wherever it begins there.</summary>
internal static partial class SecretForms
{
    // Shorter ones would take half of every text along.
    private const int LeastLength = 4;
    private const int LeastEncodedLength = 8;
    private const int BytesAGroup = 3;

    /// <summary>The forms of a secret, each once.</summary>
    public static IEnumerable<string> Of(string secret)
    {
        secret = secret.Trim();
        if (secret.Length < LeastLength)
        {
            return [];
        }

        var json = JavaScriptEncoder.UnsafeRelaxedJsonEscaping.Encode(secret);
        string[] forms =
        [
            secret,
            json,
            JavaScriptEncoder.UnsafeRelaxedJsonEscaping.Encode(json),
            JavaScriptEncoder.Default.Encode(secret),
            Uri.EscapeDataString(secret),
            WebUtility.UrlEncode(secret),
            WebUtility.HtmlEncode(secret),
        ];
        return forms
            .Concat(forms.Select(WithLowerHex))
            .Concat([
                secret.Replace("/", "\\/", StringComparison.Ordinal),
                json.Replace("/", "\\/", StringComparison.Ordinal),
            ])
            .Concat(Base64Of(secret))
            .Distinct(StringComparer.Ordinal);
    }

    // Others write the digits of their escapes in small letters.
    private static string WithLowerHex(string form) => Escape().Replace(form, match => match.Value.ToLowerInvariant());

    [GeneratedRegex(@"%[0-9A-F]{2}|\\u[0-9A-F]{4}", RegexOptions.CultureInvariant)]
    private static partial Regex Escape();

    // What stands before a secret shifts it within base64's groups: the middle of each of the three shapes is its own.
    private static IEnumerable<string> Base64Of(string secret)
    {
        var bytes = Encoding.UTF8.GetBytes(secret);
        for (var before = 0; before < BytesAGroup; before++)
        {
            var padded = new byte[before + bytes.Length];
            bytes.CopyTo(padded, before);
            var text = Convert.ToBase64String(padded);
            var first = before == 0 ? 0 : before + 1;
            var last = padded.Length % BytesAGroup == 0 ? text.Length : text.TrimEnd('=').Length - 1;
            if (last - first >= LeastEncodedLength)
            {
                var middle = text[first..last];
                yield return middle;
                yield return middle.Replace('+', '-').Replace('/', '_');
            }
        }
    }
}
