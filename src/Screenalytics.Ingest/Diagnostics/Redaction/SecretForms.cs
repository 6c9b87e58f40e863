using System.Net;
using System.Text;
using System.Text.Encodings.Web;

namespace Screenalytics.Ingest.Diagnostics.Redaction;

/// <summary>The forms that a secret travels in: as it is, in JSON, in URLs, in base64 wherever it begins there.</summary>
internal static class SecretForms
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

        return new[]
        {
            secret,
            JavaScriptEncoder.UnsafeRelaxedJsonEscaping.Encode(secret),
            JavaScriptEncoder.Default.Encode(secret),
            Uri.EscapeDataString(secret),
            WebUtility.UrlEncode(secret),
            WebUtility.HtmlEncode(secret),
        }
            .Concat(Base64Of(secret))
            .Distinct(StringComparer.Ordinal);
    }

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
