namespace Screenalytics.Ingest.RolloutGate;

/// <summary>What a gate needs besides the backend and the databases. Section <c>Gate</c>.</summary>
internal sealed class GateOptions
{
    /// <summary>The section's name.</summary>
    public const string Section = "Gate";

    /// <summary>TRR-APP's base URL, whose proxy the toggle goes through. Also <c>TRR_APP_URL</c>. No default.</summary>
    public string? AppUrl { get; set; }

    /// <summary>A token of a user who is on the app's list of admins. Also <c>TRR_APP_ADMIN_TOKEN</c>. Secret.</summary>
    public string? AppAdminToken { get; set; }

    /// <summary>A token of a user who is signed in and not on that list. Also <c>TRR_APP_USER_TOKEN</c>. Secret.</summary>
    public string? AppUserToken { get; set; }

    /// <summary>
    /// Signs and verifies evidence, 16 letters at least. Also <c>SCREENALYTICS_GATE_KEY</c>. Secret. Default: a key of the
    /// data folder's own, made once.
    /// </summary>
    public string? SigningKey { get; set; }
}
