using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Screenalytics.Ingest.RolloutGate.Environments;

/// <summary>Where a database is, as <c>HOST[:PORT]/NAME</c>.</summary>
/// <param name="Host">The host, or a socket's folder.</param>
/// <param name="Port">The port, or null for any.</param>
/// <param name="Name">The database's name.</param>
internal sealed record DatabasePlace(string Host, int? Port, string Name)
{
    /// <summary>What it has to be, to end an error with.</summary>
    public const string Form = "write HOST/NAME or HOST:PORT/NAME, such as db.example.org:5432/faces, without a user";

    /// <summary>Reads one.</summary>
    public static bool TryParse(string text, [NotNullWhen(true)] out DatabasePlace? place)
    {
        place = null;
        var slash = text.LastIndexOf('/');
        if (slash <= 0 || slash == text.Length - 1 || text.Any(letter => letter is <= ' ' or '@' or '?' or '#' or ';'))
        {
            return false;
        }

        var (host, port) = HostOf(text[..slash]);
        if (host.Length == 0 || port is < 0 or > 65535 || text.Contains("//", StringComparison.Ordinal))
        {
            return false;
        }

        place = new DatabasePlace(host, port, text[(slash + 1)..]);
        return true;
    }

    /// <summary>Whether a database is at this place.</summary>
    /// <param name="hosts">Host and port, or several of them with commas between.</param>
    /// <param name="name">The database's name.</param>
    public bool Holds(string hosts, string name) =>
        string.Equals(name, Name, StringComparison.Ordinal)
        && hosts
            .Split(',')
            .Select(host => ConfiguredOf(host.Trim()))
            .Any(other =>
                string.Equals(other.Host, Host, StringComparison.OrdinalIgnoreCase)
                && (Port is null || Port == (other.Port ?? 5432))
            );

    // Npgsql's words: an IPv6 address stands there without brackets, its port behind it.
    private static (string Host, int? Port) ConfiguredOf(string text)
    {
        var colon = text.LastIndexOf(':');
        return
            colon > text.LastIndexOf(']')
            && int.TryParse(text[(colon + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out var port)
            ? (text[..colon].Trim('[', ']'), port)
            : (text.Trim('[', ']'), null);
    }

    private static (string Host, int? Port) HostOf(string text)
    {
        var colon = text.LastIndexOf(':');
        if (colon <= text.LastIndexOf(']') || (text.IndexOf(':', StringComparison.Ordinal) != colon && text[0] != '['))
        {
            return (text.Trim('[', ']'), null);
        }

        var isPort = int.TryParse(text[(colon + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out var port);
        return (text[..colon].Trim('[', ']'), isPort && port > 0 ? port : -1);
    }
}
