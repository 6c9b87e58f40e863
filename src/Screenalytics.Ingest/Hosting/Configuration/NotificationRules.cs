namespace Screenalytics.Ingest.Hosting.Configuration;

/// <summary>The rules of the notifications' settings. An address is never shown: many hold a secret.</summary>
internal static class NotificationRules
{
    private const string WebhookUrl = "Notifications:WebhookUrl";
    private const string WebhookSecret = "Notifications:WebhookSecret";

    /// <summary>Adds what is wrong to the configuration's errors.</summary>
    public static void Check(EffectiveConfiguration configuration)
    {
        var options = configuration.Notifications;
        if (string.IsNullOrEmpty(options.WebhookUrl))
        {
            return;
        }

        if (
            !Uri.TryCreate(options.WebhookUrl, UriKind.Absolute, out var url)
            || (url.Scheme != Uri.UriSchemeHttps && url.Scheme != Uri.UriSchemeHttp)
            || url.UserInfo.Length + url.Fragment.Length > 0
        )
        {
            configuration.Errors.Add(
                $"{configuration.Named(WebhookUrl)}: its value is no address to post to: give an https URL without user "
                    + "info and fragment."
            );
        }
        else if (url is { Scheme: "http", IsLoopback: false } && !options.AllowPlainHttp)
        {
            configuration.Errors.Add(
                $"{configuration.Named(WebhookUrl)} is plain http beyond this machine: give an https URL, or set "
                    + "Notifications:AllowPlainHttp=true to let events travel unencrypted."
            );
        }

        if (string.IsNullOrEmpty(options.WebhookSecret))
        {
            configuration.Errors.Add(
                $"{configuration.Named(WebhookSecret)} is missing, which events to Notifications:WebhookUrl are signed "
                    + "with: 'openssl rand -hex 32' makes one."
            );
        }
    }
}
