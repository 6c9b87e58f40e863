using Npgsql;

namespace Screenalytics.Ingest.Storage;

/// <summary>Reads a <c>postgres://</c> URL the way libpq does: percent-decoded, several hosts, parameters.</summary>
internal static class PostgresUri
{
    private static readonly string[] Schemes = ["postgres", "postgresql"];

    /// <summary>Whether a text is such a URL; <paramref name="rest"/> is what follows the scheme.</summary>
    public static bool IsOne(string text, out string rest)
    {
        rest = "";
        var end = text.IndexOf("://", StringComparison.Ordinal);
        if (end < 0)
        {
            return false;
        }

        // SQLAlchemy's spelling names a driver too: postgresql+psycopg2://
        var scheme = text[..end].Split('+')[0];
        rest = text[(end + 3)..];
        return Schemes.Contains(scheme, StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>
    /// Reads what follows the scheme; null and an error, from after the setting's name on, when it is malformed.
    /// </summary>
    public static NpgsqlConnectionStringBuilder? Read(string rest, out string? error)
    {
        var (beforeQuery, query) = Cut(rest, '?');
        // A '@' in a password may stand there unescaped; a '/' may not, since nothing could tell it from the path's.
        var (authority, path) = Cut(beforeQuery, '/');
        var at = authority.LastIndexOf('@');
        var settings = new NpgsqlConnectionStringBuilder();
        error =
            (at < 0 ? null : ReadUser(settings, authority[..at]))
            ?? ReadHosts(settings, authority[(at + 1)..])
            ?? ReadDatabase(settings, path);
        foreach (var pair in (query ?? "").Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            var (name, value) = Cut(pair, '=');
            error ??= TryDecode(value ?? "", out var decoded)
                ? PostgresUriParameters.Apply(settings, name, decoded)
                : $": the value of the parameter '{name}' has a broken percent-escape.";
        }

        return error is null ? settings : null;
    }

    private static string? ReadUser(NpgsqlConnectionStringBuilder settings, string info)
    {
        var (user, password) = Cut(info, ':');
        if (!TryDecode(user, out var name) || !TryDecode(password ?? "", out var secret))
        {
            return ": the user or the password has a broken percent-escape: write a % as %25.";
        }

        settings.Username = name;
        settings.Password = password is null ? null : secret;
        return null;
    }

    private static string? ReadHosts(NpgsqlConnectionStringBuilder settings, string hosts)
    {
        const string Malformed =
            ": what should be host:port is not; a '/', '?' or '#' in the password has to be written as %2F, %3F or %23.";
        var read = new List<string>();
        foreach (var host in hosts.Split(',', StringSplitOptions.RemoveEmptyEntries))
        {
            var colon = host.LastIndexOf(':');
            var hasPort = colon > host.LastIndexOf(']');
            var name = hasPort ? host[..colon] : host;
            var port = 0;
            if (
                (hasPort && (!int.TryParse(host[(colon + 1)..], out port) || port is < 1 or > 65535))
                || !TryDecode(name, out var decoded)
                || decoded.IndexOfAny(['@', '#', ' ', ';']) >= 0
                || decoded.Length == 0
            )
            {
                return Malformed;
            }

            read.Add(
                hosts.Contains(',', StringComparison.Ordinal) && hasPort ? $"{decoded}:{port}" : decoded.Trim('[', ']')
            );
            settings.Port = hasPort ? port : settings.Port;
        }

        settings.Host = read.Count == 0 ? null : string.Join(',', read);
        return null;
    }

    private static string? ReadDatabase(NpgsqlConnectionStringBuilder settings, string? path)
    {
        if (!TryDecode(path ?? "", out var name) || name.Contains('/', StringComparison.Ordinal))
        {
            return ": the database's name is malformed: it is what stands between the host and '?'; a '/' in a "
                + "password has to be written as %2F.";
        }

        settings.Database = name.Length == 0 ? null : name;
        return null;
    }

    private static bool TryDecode(string text, out string decoded)
    {
        decoded = "";
        for (var i = text.IndexOf('%', StringComparison.Ordinal); i >= 0; i = text.IndexOf('%', i + 1))
        {
            if (i + 2 >= text.Length || !char.IsAsciiHexDigit(text[i + 1]) || !char.IsAsciiHexDigit(text[i + 2]))
            {
                return false;
            }
        }

        decoded = Uri.UnescapeDataString(text);
        return true;
    }

    private static (string Before, string? After) Cut(string text, char separator)
    {
        var at = text.IndexOf(separator, StringComparison.Ordinal);
        return at < 0 ? (text, null) : (text[..at], text[(at + 1)..]);
    }
}
