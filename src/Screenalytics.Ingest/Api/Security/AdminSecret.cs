using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Primitives;

namespace Screenalytics.Ingest.Api.Security;

/// <summary>The secret that opens the API; it is known by its digest alone.</summary>
internal sealed class AdminSecret(ApiOptions options)
{
    /// <summary>The header that carries it.</summary>
    public const string Header = "X-Screenalytics-Admin-Secret";

    private readonly byte[]? _digest = string.IsNullOrEmpty(options.AdminSecret)
        ? null
        : SHA256.HashData(Encoding.UTF8.GetBytes(options.AdminSecret));

    /// <summary>Whether there is one.</summary>
    public bool IsSet => _digest is not null;

    /// <summary>Whether a request carries it, exactly once; the time that this takes tells nothing of it.</summary>
    public bool IsIn(StringValues header)
    {
        var sent = SHA256.HashData(Encoding.UTF8.GetBytes(header.Count == 1 ? header[0] ?? "" : ""));
        return CryptographicOperations.FixedTimeEquals(sent, _digest) && header.Count == 1;
    }
}
