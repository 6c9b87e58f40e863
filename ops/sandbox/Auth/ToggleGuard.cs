using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Screenalytics.Sandbox.Http;

namespace Screenalytics.Sandbox.Auth;

/// <summary>Who may flag seeds: an allowlisted user, or the service role together with the shared secret.</summary>
internal sealed class ToggleGuard(SandboxOptions options) : IToggleGuard
{
    private const string NeedsToken = "Authentication required. Please provide a valid access token.";
    private const string NeedsAdmin = "Allowlist admin access required";

    public Answer? Refuse(string? authorization, string? internalSecret)
    {
        var later = options.Version == BackendVersion.Later2026;
        var now = options.Time.GetUtcNow();
        if (Bearer.Token(authorization) is not { } token)
        {
            return Answers.Unauthorized(NeedsToken);
        }

        if (later && InternalAdminToken.IsValid(token, options.Secrets.InternalAdminSecret, now))
        {
            return null;
        }

        if (Jwt.Verify(token, options.Secrets.JwtSecret, now) is not { } claims || !HasSubject(claims))
        {
            // The newer backend has tried the token as an internal one by then, and answers as for a stranger.
            return later ? Answers.Detail(403, NeedsAdmin) : Answers.Unauthorized(NeedsToken);
        }

        return IsAllowlisted(claims) || IsTrustedService(claims, internalSecret)
            ? null
            : Answers.Detail(403, NeedsAdmin);
    }

    private static bool IsServiceRole(JsonElement claims) => Jwt.Claim(claims, "role") == "service_role";

    private static bool HasSubject(JsonElement claims) =>
        IsServiceRole(claims)
        || !string.IsNullOrEmpty(Jwt.Claim(claims, "sub") ?? Jwt.Claim(claims, "user_id") ?? Jwt.Claim(claims, "id"));

    private bool IsAllowlisted(JsonElement claims) =>
        !IsServiceRole(claims)
        && Jwt.Claim(claims, "email") is { Length: > 0 } email
        && options.Secrets.AdminEmails.Contains(email, StringComparer.OrdinalIgnoreCase);

    private bool IsTrustedService(JsonElement claims, string? internalSecret) =>
        IsServiceRole(claims)
        && internalSecret?.Trim() is { Length: > 0 } secret
        && CryptographicOperations.FixedTimeEquals(
            Encoding.UTF8.GetBytes(secret),
            Encoding.UTF8.GetBytes(options.Secrets.InternalAdminSecret)
        );
}
