using System.Security.Cryptography;
using System.Text;

namespace Screenalytics.Ingest.Notifications;

/// <summary>By what a receiver knows whose event it is: an HMAC over the time and the body.</summary>
internal static class WebhookSignature
{
    /// <summary>The header's value: <c>sha256=</c> and the HMAC of <c>timestamp.body</c> in hexadecimal digits.</summary>
    public static string Of(string secret, string timestamp, ReadOnlySpan<byte> body)
    {
        using var hmac = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, Encoding.UTF8.GetBytes(secret));
        hmac.AppendData(Encoding.UTF8.GetBytes(timestamp + "."));
        hmac.AppendData(body);
        return "sha256=" + Convert.ToHexStringLower(hmac.GetHashAndReset());
    }
}
