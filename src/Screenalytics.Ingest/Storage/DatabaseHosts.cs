using System.Globalization;
using System.Net;

namespace Screenalytics.Ingest.Storage;

/// <summary>Judges the hosts of a connection string, of which Npgsql finds out by an exception when it connects.</summary>
internal static class DatabaseHosts
{
    /// <summary>Whether each of the hosts, told apart by commas, is a name, an address or a socket's folder.</summary>
    public static bool AreWellFormed(string hosts) => hosts.Split(',').All(host => IsWellFormed(host.Trim()));

    private static bool IsWellFormed(string host)
    {
        if (host.Length == 0)
        {
            return false;
        }

        // A socket's folder, or an abstract socket.
        if (host[0] is '/' or '@' || IPAddress.TryParse(host, out _))
        {
            return true;
        }

        var colon = host.LastIndexOf(':');
        var name = colon > host.LastIndexOf(']') ? host[..colon] : host;
        var bracketed = name.StartsWith('[') && name.EndsWith(']');
        return (name.Length == host.Length || IsPort(host[(colon + 1)..]))
            && name.Length > 0
            && (bracketed ? IPAddress.TryParse(name[1..^1], out _) : name.IndexOfAny(['[', ']', ':']) < 0);
    }

    private static bool IsPort(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var port) && port is > 0 and <= 65535;
}
