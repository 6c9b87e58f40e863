using System.Globalization;

namespace Screenalytics.Ingest.Console.Security;

/// <summary>A place that images may come from.</summary>
/// <param name="Scheme">http or https.</param>
/// <param name="Host">Its name, in small letters.</param>
/// <param name="Port">Its port.</param>
/// <param name="Below">Whether the hosts below it are meant, rather than itself.</param>
internal sealed record ImageHost(string Scheme, string Host, int Port, bool Below)
{
    /// <summary>As a Content-Security-Policy names it.</summary>
    public string Source =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{Scheme}://{(Below ? "*." : "")}{Host}{(Port == (Scheme == Uri.UriSchemeHttps ? 443 : 80) ? "" : $":{Port}")}"
        );

    /// <summary>Whether an address is of this place.</summary>
    public bool Holds(Uri url) =>
        url.Scheme == Scheme
        && url.Port == Port
        && (
            Below
                ? url.Host.EndsWith("." + Host, StringComparison.OrdinalIgnoreCase)
                : string.Equals(url.Host, Host, StringComparison.OrdinalIgnoreCase)
        );
}
