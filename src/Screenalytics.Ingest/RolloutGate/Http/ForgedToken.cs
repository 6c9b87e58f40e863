using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Screenalytics.Ingest.TrrBackend.Probing;

namespace Screenalytics.Ingest.RolloutGate.Http;

/// <summary>A token that claims to be the service role's, signed with a key that nobody has: who takes it checks no signatures.</summary>
internal static class ForgedToken
{
    private const int KeyBytes = 32;

    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan Skew = TimeSpan.FromSeconds(5);
    private static readonly string Head = Base64Url.EncodeToString("""{"alg":"HS256","typ":"JWT"}"""u8);

    /// <summary>One that is good for a few minutes, but for its signature.</summary>
    public static RawSecret Of(DateTimeOffset now)
    {
        var (issued, ends) = ((now - Skew).ToUnixTimeSeconds(), (now + Lifetime).ToUnixTimeSeconds());
        var claims = Base64Url.EncodeToString(
            Encoding.UTF8.GetBytes($$"""{"role":"service_role","iat":{{issued}},"exp":{{ends}}}""")
        );
        var signed = $"{Head}.{claims}";
        var signature = HMACSHA256.HashData(RandomNumberGenerator.GetBytes(KeyBytes), Encoding.ASCII.GetBytes(signed));
        return new RawSecret(
            $"Bearer {signed}.{Base64Url.EncodeToString(signature)}",
            "a forged token of the service role"
        );
    }
}
