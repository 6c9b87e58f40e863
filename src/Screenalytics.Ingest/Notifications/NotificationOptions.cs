using System.ComponentModel.DataAnnotations;

namespace Screenalytics.Ingest.Notifications;

/// <summary>Who is told when it stands otherwise with a target. Section <c>Notifications</c>.</summary>
internal sealed class NotificationOptions
{
    /// <summary>The section's name.</summary>
    public const string Section = "Notifications";

    /// <summary>Where events are posted to; many receivers' addresses are secrets. Default: none, nobody is told.</summary>
    public string? WebhookUrl { get; set; }

    /// <summary>The secret that events are signed with. Default: none.</summary>
    public string? WebhookSecret { get; set; }

    /// <summary>Whether events may travel unencrypted beyond this machine. Default: false.</summary>
    public bool AllowPlainHttp { get; set; }

    /// <summary>How long a receiver may take to answer. Default: 10 s.</summary>
    [Range(typeof(TimeSpan), "00:00:00.100", "00:01:00")]
    public TimeSpan WebhookTimeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>After how long without a run that ended well a target is stale; 0 for never. Default: 0.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "3650.00:00:00")]
    public TimeSpan StaleAfter { get; set; } = TimeSpan.Zero;
}
