using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Screenalytics.Ingest.TrrBackend;

/// <summary>A short-lived HS256 JWT of the internal admin, minted anew before it ends.</summary>
/// <param name="secret">The shared secret that signs.</param>
/// <param name="time">The clock.</param>
internal sealed class InternalJwtCredential(string secret, TimeProvider time) : IReadCredential
{
    /// <summary>How long a token holds: the backend's limit.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(5);

    // Minted anew with this much left, so that a token seldom ends under way.
    private static readonly TimeSpan RenewBefore = TimeSpan.FromMinutes(1);

    // A refusal with this much left may be a skewed clock's: it is worth one more try with a new token.
    private static readonly TimeSpan NearItsEnd = TimeSpan.FromMinutes(2);

    // A clock that runs ahead of the backend's must not make the token "not yet valid".
    private static readonly TimeSpan Skew = TimeSpan.FromSeconds(5);

    private static readonly string HeaderPart = Base64Url.EncodeToString("""{"alg":"HS256","typ":"JWT"}"""u8);

    private readonly byte[] _key = Encoding.UTF8.GetBytes(secret);
    private readonly Lock _lock = new();
    private volatile Minted? _current;

    /// <inheritdoc/>
    public string Header
    {
        get
        {
            var current = _current;
            return current is not null && time.GetUtcNow() < current.ExpiresAt - RenewBefore
                ? current.Header
                : Renew(current).Header;
        }
    }

    /// <inheritdoc/>
    public bool TryRenew(string refused)
    {
        var current = _current;
        if (current is null || current.Header != refused)
        {
            return true;
        }

        if (time.GetUtcNow() < current.ExpiresAt - NearItsEnd)
        {
            return false;
        }

        return Renew(current).Header != refused;
    }

    private Minted Renew(Minted? seen)
    {
        lock (_lock)
        {
            return _current == seen ? _current = Mint() : _current!;
        }
    }

    private Minted Mint()
    {
        var now = time.GetUtcNow() - Skew;
        var issued = now.ToUnixTimeSeconds();
        var expires = now + Lifetime;
        var payload = Base64Url.EncodeToString(
            Encoding.UTF8.GetBytes(
                $$"""{"iss":"trr-app-internal","aud":"trr-backend-internal-admin","sub":"screenalytics-ingest","scope":"internal_admin","iat":{{issued}},"nbf":{{issued}},"exp":{{expires.ToUnixTimeSeconds()}}}"""
            )
        );
        var signed = $"{HeaderPart}.{payload}";
        var signature = HMACSHA256.HashData(_key, Encoding.ASCII.GetBytes(signed));
        return new Minted($"Bearer {signed}.{Base64Url.EncodeToString(signature)}", expires);
    }

    private sealed record Minted(string Header, DateTimeOffset ExpiresAt);
}
