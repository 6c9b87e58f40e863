using System.ComponentModel.DataAnnotations;

namespace Screenalytics.Ingest.Console;

/// <summary>Who may use the web console, and what it may show. Section <c>Console</c>.</summary>
internal sealed class ConsoleOptions
{
    /// <summary>The section's name.</summary>
    public const string Section = "Console";

    /// <summary>Whether a worker serves the console. Default: true.</summary>
    public bool Enabled { get; set; } = true;

    /// <summary>
    /// Addresses of TRR's users who are admins, separated by commas. Also <c>ADMIN_EMAIL_ALLOWLIST</c>. Default: none.
    /// </summary>
    public string? AdminEmails { get; set; }

    /// <summary>Addresses of TRR's users who are operators, separated by commas. Default: none.</summary>
    public string? OperatorEmails { get; set; }

    /// <summary>Addresses of TRR's users who may look, separated by commas. Default: none.</summary>
    public string? ViewerEmails { get; set; }

    /// <summary>
    /// What TRR's users' tokens are signed with, 32 letters at least. Also <c>SUPABASE_JWT_SECRET</c>. Secret. Default: none,
    /// and no token opens the console.
    /// </summary>
    public string? JwtSecret { get; set; }

    /// <summary>How long a session lasts at most. Default: 8 hours; 1 minute to 7 days.</summary>
    [Range(typeof(TimeSpan), "00:01:00", "7.00:00:00")]
    public TimeSpan SessionLifetime { get; set; } = TimeSpan.FromHours(8);

    /// <summary>How long a session may go unused. Default: 30 minutes; 1 minute to 1 day.</summary>
    [Range(typeof(TimeSpan), "00:01:00", "1.00:00:00")]
    public TimeSpan SessionIdle { get; set; } = TimeSpan.FromMinutes(30);

    /// <summary>
    /// Hosts that images may come from besides the console's own, separated by commas: <c>images.example.com</c>,
    /// <c>*.example.com</c> (both https), or a whole origin. Also <c>CONSOLE_IMAGE_HOSTS</c>. Default: none.
    /// </summary>
    public string? ImageHosts { get; set; }

    /// <summary>
    /// Proxies whose <c>X-Forwarded-For</c>, <c>-Proto</c> and <c>-Host</c> are believed, besides those on this machine:
    /// addresses and networks, separated by commas. Default: none.
    /// </summary>
    public string? TrustedProxies { get; set; }
}
