using System.Net;
using Screenalytics.Ingest.Console.Security;

namespace Screenalytics.Ingest.Hosting.Configuration;

/// <summary>The rules of the web console's settings.</summary>
internal static class ConsoleRules
{
    private const string JwtSecret = "Console:JwtSecret";
    private const string AdminEmails = "Console:AdminEmails";
    private const string OperatorEmails = "Console:OperatorEmails";
    private const string ViewerEmails = "Console:ViewerEmails";
    private const string ImageHostList = "Console:ImageHosts";
    private const string TrustedProxies = "Console:TrustedProxies";
    private const string SessionIdle = "Console:SessionIdle";

    /// <summary>Adds what is wrong to the configuration's errors.</summary>
    public static void Check(EffectiveConfiguration configuration)
    {
        var console = configuration.Console;
        CheckSecret(configuration);
        CheckEmails(configuration, AdminEmails, console.AdminEmails);
        CheckEmails(configuration, OperatorEmails, console.OperatorEmails);
        CheckEmails(configuration, ViewerEmails, console.ViewerEmails);
        CheckImageHosts(configuration);
        CheckProxies(configuration);
        if (console.SessionIdle > console.SessionLifetime)
        {
            configuration.Errors.Add(
                $"{configuration.Named(SessionIdle)} is longer than Console:SessionLifetime: a session is over by then; "
                    + "lower the former or raise the latter."
            );
        }
    }

    // The secret is TRR's, and only the console reads it: other verbs go on without.
    private static void CheckSecret(EffectiveConfiguration configuration)
    {
        if (configuration.Console.JwtSecret is { Length: > 0 and < UserTokens.LeastSecretLength })
        {
            configuration.Errors.Add(
                $"{configuration.Named(JwtSecret)} is too short for HS256: give the project's own JWT secret, which has "
                    + $"{UserTokens.LeastSecretLength} letters at least, or unset it."
            );
        }
    }

    private static void CheckEmails(EffectiveConfiguration configuration, string key, string? list)
    {
        foreach (var email in CommaList.Split(list))
        {
            var at = email.IndexOf('@', StringComparison.Ordinal);
            if (at <= 0 || at == email.Length - 1 || at != email.LastIndexOf('@') || email.Any(char.IsWhiteSpace))
            {
                configuration.Errors.Add(
                    $"{configuration.Named(key)}: '{email}' is no email address: give addresses separated by commas, "
                        + "such as ada@example.com,bob@example.com."
                );
            }
        }
    }

    private static void CheckImageHosts(EffectiveConfiguration configuration)
    {
        foreach (var entry in CommaList.Split(configuration.Console.ImageHosts))
        {
            if (!ImageHosts.TryRead(entry, out _))
            {
                configuration.Errors.Add(
                    $"{configuration.Named(ImageHostList)}: '{entry}' is no host of images: give hosts separated by commas, "
                        + "such as images.example.com, *.example.com or http://127.0.0.1:8000."
                );
            }
        }
    }

    private static void CheckProxies(EffectiveConfiguration configuration)
    {
        foreach (var proxy in CommaList.Split(configuration.Console.TrustedProxies))
        {
            if (!IPAddress.TryParse(proxy, out _) && !IPNetwork.TryParse(proxy, out _))
            {
                configuration.Errors.Add(
                    $"{configuration.Named(TrustedProxies)}: '{proxy}' is neither an address nor a network: give such as "
                        + "10.0.0.7 or 10.0.0.0/24, separated by commas."
                );
            }
        }
    }
}
