using System.Text.Json.Nodes;
using Screenalytics.Sandbox.Auth;

namespace Screenalytics.Sandbox;

/// <summary>Tokens that a sandbox accepts, and some that it must not.</summary>
public sealed class SandboxTokens(SandboxSecrets secrets, TimeProvider time)
{
    /// <summary>The address of a user who is on no list.</summary>
    public const string Stranger = "viewer@example.test";

    private static readonly TimeSpan _hour = TimeSpan.FromHours(1);

    /// <summary>The reads' bearer token.</summary>
    public string ServiceToken => secrets.ServiceToken;

    /// <summary>The value of the header <c>X-TRR-Internal-Admin-Secret</c>.</summary>
    public string InternalAdminSecret => secrets.InternalAdminSecret;

    /// <summary>A Supabase service-role token.</summary>
    public string ServiceRole(TimeSpan? lifetime = null) =>
        Jwt.Sign(
            Claims(lifetime ?? _hour, new JsonObject { ["role"] = "service_role", ["ref"] = "sandbox" }),
            secrets.JwtSecret
        );

    /// <summary>A service-role token whose time is over.</summary>
    public string ExpiredServiceRole() => ServiceRole(-_hour);

    /// <summary>A service-role token signed with another key.</summary>
    public string BadlySignedServiceRole() =>
        Jwt.Sign(Claims(_hour, new JsonObject { ["role"] = "service_role" }), secrets.JwtSecret + "x");

    /// <summary>A user's token; without an address, of the first admin on the list.</summary>
    public string User(string? email = null, TimeSpan? lifetime = null) =>
        Jwt.Sign(
            Claims(
                lifetime ?? _hour,
                new JsonObject
                {
                    ["sub"] = "5f0c1d2e-0000-4000-8000-000000000001",
                    ["email"] = email ?? secrets.AdminEmails[0],
                    ["role"] = "authenticated",
                    ["aud"] = "authenticated",
                }
            ),
            secrets.JwtSecret
        );

    /// <summary>The short-lived token of TRR's internal services.</summary>
    public string InternalAdmin(TimeSpan? lifetime = null) =>
        Jwt.Sign(
            Claims(
                lifetime ?? TimeSpan.FromMinutes(5),
                new JsonObject
                {
                    ["iss"] = InternalAdminToken.Issuer,
                    ["aud"] = InternalAdminToken.Audience,
                    ["scope"] = InternalAdminToken.Scope,
                    ["sub"] = "sandbox",
                }
            ),
            secrets.InternalAdminSecret
        );

    private JsonObject Claims(TimeSpan lifetime, JsonObject claims)
    {
        var now = time.GetUtcNow();
        claims["iat"] = now.ToUnixTimeSeconds();
        claims["nbf"] = now.ToUnixTimeSeconds();
        claims["exp"] = (now + lifetime).ToUnixTimeSeconds();
        return claims;
    }
}
