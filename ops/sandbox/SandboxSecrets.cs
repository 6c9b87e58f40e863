namespace Screenalytics.Sandbox;

/// <summary>The secrets that a sandbox checks; the defaults are worth nothing anywhere else.</summary>
public sealed record SandboxSecrets
{
    /// <summary>The reads' bearer token (<c>SCREENALYTICS_SERVICE_TOKEN</c>).</summary>
    public string ServiceToken { get; init; } = "sandbox-service-token";

    /// <summary>The toggle's shared secret and the key of internal-admin JWTs (<c>TRR_INTERNAL_ADMIN_SHARED_SECRET</c>).</summary>
    public string InternalAdminSecret { get; init; } = "sandbox-internal-admin-secret-32-bytes";

    /// <summary>The key of user and service-role JWTs (<c>SUPABASE_JWT_SECRET</c>).</summary>
    public string JwtSecret { get; init; } = "sandbox-supabase-jwt-secret-32-bytes-long";

    /// <summary>The admins' addresses (<c>ADMIN_EMAIL_ALLOWLIST</c>, separated by commas).</summary>
    public IReadOnlyList<string> AdminEmails { get; init; } = ["admin@example.test"];

    /// <summary>Takes what the environment names, and the defaults for the rest.</summary>
    public static SandboxSecrets FromEnvironment()
    {
        var defaults = new SandboxSecrets();
        var emails = Environment.GetEnvironmentVariable("ADMIN_EMAIL_ALLOWLIST");
        return new SandboxSecrets
        {
            ServiceToken = Named("SCREENALYTICS_SERVICE_TOKEN", defaults.ServiceToken),
            InternalAdminSecret = Named("TRR_INTERNAL_ADMIN_SHARED_SECRET", defaults.InternalAdminSecret),
            JwtSecret = Named("SUPABASE_JWT_SECRET", defaults.JwtSecret),
            AdminEmails = string.IsNullOrWhiteSpace(emails)
                ? defaults.AdminEmails
                : emails.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries),
        };
    }

    private static string Named(string variable, string fallback) =>
        Environment.GetEnvironmentVariable(variable) is { Length: > 0 } value ? value : fallback;
}
