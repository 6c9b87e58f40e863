using System.Diagnostics.CodeAnalysis;

namespace Screenalytics.Ingest.Console.Security;

/// <summary>Whose images the console shows besides its own.</summary>
internal sealed class ImageHosts
{
    private const string AnySub = "*.";

    private readonly ImageHost[] _hosts;

    /// <summary>Takes those of a setting that are right; its rules tell of the others.</summary>
    public ImageHosts(string? list) =>
        _hosts = [
            .. CommaList
                .Split(list)
                .Select(entry => TryRead(entry, out var host) ? host : null)
                .OfType<ImageHost>()
                .Distinct(),
        ];

    /// <summary>What the Content-Security-Policy names, with a blank before each.</summary>
    public string PolicySources => string.Concat(_hosts.Select(host => $" {host.Source}"));

    /// <summary>Whether an image of this address is shown.</summary>
    public bool Allows(string? url) =>
        Uri.TryCreate(url, UriKind.Absolute, out var address)
        && (address.Scheme == Uri.UriSchemeHttps || address.Scheme == Uri.UriSchemeHttp)
        && address.UserInfo.Length == 0
        && Array.Exists(_hosts, host => host.Holds(address));

    /// <summary>Reads an entry: a host, one with a star for what is below it, or an origin.</summary>
    public static bool TryRead(string entry, [NotNullWhen(true)] out ImageHost? host)
    {
        host = null;
        var scheme = Uri.UriSchemeHttps;
        var rest = entry;
        if (entry.IndexOf("://", StringComparison.Ordinal) is var at and >= 0)
        {
            (scheme, rest) = (entry[..at].ToLowerInvariant(), entry[(at + 3)..]);
        }

        rest = rest.EndsWith('/') ? rest[..^1] : rest;
        var below = rest.StartsWith(AnySub, StringComparison.Ordinal);
        rest = below ? rest[AnySub.Length..] : rest;
        if (
            (scheme != Uri.UriSchemeHttps && scheme != Uri.UriSchemeHttp)
            || rest.Length == 0
            || rest.Any(letter => !char.IsAsciiLetterOrDigit(letter) && letter is not ('-' or '.' or ':' or '[' or ']'))
            || !Uri.TryCreate($"{scheme}://{rest}", UriKind.Absolute, out var url)
            || (below && url.HostNameType != UriHostNameType.Dns)
            || rest.EndsWith(':')
            || url.Host.StartsWith('.')
            || url.Host.EndsWith('.')
        )
        {
            return false;
        }

        host = new ImageHost(scheme, url.Host, url.Port, below);
        return true;
    }
}
