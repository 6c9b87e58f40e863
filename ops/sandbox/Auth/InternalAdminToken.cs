using System.Text.Json;

namespace Screenalytics.Sandbox.Auth;

/// <summary>What an internal-admin JWT has to say to be let in.</summary>
internal static class InternalAdminToken
{
    public const string Issuer = "trr-app-internal";
    public const string Audience = "trr-backend-internal-admin";
    public const string Scope = "internal_admin";

    // The contract allows five minutes; a few seconds more are the clocks' business.
    private const long LongestLife = 300 + 5;

    public static bool IsValid(string token, string secret, DateTimeOffset now) =>
        Jwt.Verify(token, secret, now) is { } claims
        && Jwt.Claim(claims, "iss") == Issuer
        && Jwt.Claim(claims, "aud") == Audience
        && Jwt.Claim(claims, "scope") == Scope
        && !string.IsNullOrEmpty(Jwt.Claim(claims, "sub"))
        && IsShort(claims);

    private static bool IsShort(JsonElement claims)
    {
        var issued = Jwt.Time(claims, "iat", long.MinValue);
        var expires = Jwt.Time(claims, "exp", long.MaxValue);
        return issued > 0 && expires < long.MaxValue && expires - issued <= LongestLife;
    }
}
