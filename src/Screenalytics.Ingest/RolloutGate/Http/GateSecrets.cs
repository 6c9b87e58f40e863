using Screenalytics.Ingest.TrrBackend.Probing;

namespace Screenalytics.Ingest.RolloutGate.Http;

/// <summary>The credentials that a gate's requests are sent with, and the names of their settings.</summary>
internal sealed class GateSecrets(GateContext gate)
{
    /// <summary>The setting of the service role's key.</summary>
    public const string ServiceRoleSetting = "TRR_CORE_SUPABASE_SERVICE_ROLE_KEY";

    /// <summary>The setting of the shared secret.</summary>
    public const string SharedSecretSetting = "TRR_INTERNAL_ADMIN_SHARED_SECRET";

    /// <summary>The setting of the reads' static token.</summary>
    public const string ReadsSetting = "SCREENALYTICS_SERVICE_TOKEN";

    /// <summary>The setting of an allowlisted admin's token.</summary>
    public const string AdminSetting = "TRR_APP_ADMIN_TOKEN";

    /// <summary>The setting of the token of a user who is on no list.</summary>
    public const string UserSetting = "TRR_APP_USER_TOKEN";

    private const string Scheme = "Bearer ";

    /// <summary>The service role's key, or null.</summary>
    public RawSecret? ServiceRole => Bearer(gate.Backend.ServiceRoleKey, "the service role key");

    /// <summary>The shared secret, or null.</summary>
    public RawSecret? SharedSecret =>
        gate.Backend.InternalAdminSharedSecret?.Trim() is { Length: > 0 } secret
            ? new RawSecret(secret, "the shared secret")
            : null;

    /// <summary>The reads' static token; null when there is none, or when it is the service role's key.</summary>
    public RawSecret? ReadsToken =>
        gate.Backend.ServiceToken?.Trim() == gate.Backend.ServiceRoleKey?.Trim()
            ? null
            : Bearer(gate.Backend.ServiceToken, "the reads' static token");

    /// <summary>An allowlisted admin's token, or null.</summary>
    public RawSecret? Admin => Bearer(gate.Options.AppAdminToken, "an allowlisted admin's token");

    /// <summary>The token of a user who is on no list, or null.</summary>
    public RawSecret? User => Bearer(gate.Options.AppUserToken, "the token of a user who is on no list");

    /// <summary>Everything secret that is configured, as it is.</summary>
    public IEnumerable<(string Setting, string Value)> All =>
        new (string Setting, string? Value)[]
        {
            (ServiceRoleSetting, gate.Backend.ServiceRoleKey),
            (SharedSecretSetting, gate.Backend.InternalAdminSharedSecret),
            (ReadsSetting, gate.Backend.ServiceToken),
            (AdminSetting, gate.Options.AppAdminToken),
            (UserSetting, gate.Options.AppUserToken),
            ("SCREENALYTICS_GATE_KEY", gate.Options.SigningKey),
        }
            .Where(secret => !string.IsNullOrWhiteSpace(secret.Value))
            .Select(secret => (secret.Setting, BareOf(secret.Value!)));

    /// <summary>A shared secret that nobody has.</summary>
    public static RawSecret WrongSecret() => new($"wrong-{Guid.NewGuid():N}", "a wrong secret of random letters");

    /// <summary>A token that nobody has.</summary>
    public static RawSecret WrongToken() => new($"{Scheme}wrong-{Guid.NewGuid():N}", "a wrong token of random letters");

    private static RawSecret? Bearer(string? token, string words)
    {
        var bare = BareOf(token ?? "");
        return bare.Length > 0 ? new RawSecret(Scheme + bare, words) : null;
    }

    private static string BareOf(string token)
    {
        var bare = token.Trim();
        return bare.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase) ? bare[Scheme.Length..].Trim() : bare;
    }
}
