using System.Globalization;
using Npgsql;

namespace Screenalytics.Ingest.Storage;

/// <summary>The parameters of a <c>postgres://</c> URL in Npgsql's words.</summary>
internal static class PostgresUriParameters
{
    /// <summary>Applies one; null, or what is wrong with it.</summary>
    public static string? Apply(NpgsqlConnectionStringBuilder settings, string name, string value)
    {
        try
        {
            return TryApply(settings, name, value)
                ? null
                : $": the parameter '{Short(name)}' is not known: remove it, or use an Npgsql connection string.";
        }
        catch (Exception e) when (e is ArgumentException or FormatException or OverflowException)
        {
            return $": the value of the parameter '{Short(name)}' is not one that PostgreSQL's clients know.";
        }
    }

    private static bool TryApply(NpgsqlConnectionStringBuilder settings, string name, string value)
    {
        switch (name)
        {
            case "sslmode":
                settings.SslMode = Enum.Parse<SslMode>(Joined(value), ignoreCase: true);
                return true;
            case "sslnegotiation":
                settings.SslNegotiation = Enum.Parse<SslNegotiation>(value, ignoreCase: true);
                return true;
            case "gssencmode":
                settings.GssEncryptionMode = Enum.Parse<GssEncryptionMode>(value, ignoreCase: true);
                return true;
            case "channel_binding":
                settings.ChannelBinding = Enum.Parse<ChannelBinding>(value, ignoreCase: true);
                return true;
            case "connect_timeout":
                settings.Timeout = int.Parse(value, CultureInfo.InvariantCulture);
                return true;
            case "port":
                settings.Port = int.Parse(value, CultureInfo.InvariantCulture);
                return true;
            case "connection_limit":
                settings.MaxPoolSize = int.Parse(value, CultureInfo.InvariantCulture);
                return true;
            // Prisma's hint that a pooler stands between: nothing to do, we always work through one.
            case "pgbouncer":
                return true;
            default:
                return TryApplyText(settings, name, value);
        }
    }

    private static bool TryApplyText(NpgsqlConnectionStringBuilder settings, string name, string value)
    {
        Action<string>? set = name switch
        {
            "host" or "hostaddr" => text => settings.Host = text,
            "user" => text => settings.Username = text,
            "password" => text => settings.Password = text,
            "dbname" => text => settings.Database = text,
            "application_name" => text => settings.ApplicationName = text,
            "options" => text => settings.Options = text,
            "passfile" => text => settings.Passfile = text,
            "sslrootcert" => text => settings.RootCertificate = text,
            "sslcert" => text => settings.SslCertificate = text,
            "sslkey" => text => settings.SslKey = text,
            "sslpassword" => text => settings.SslPassword = text,
            "target_session_attrs" => text => settings.TargetSessionAttributes = text,
            _ => null,
        };
        set?.Invoke(value);
        return set is not null;
    }

    private static string Joined(string value) => value.Replace("-", "", StringComparison.Ordinal);

    // A password with an unescaped '?' spills over into the names of parameters.
    private static string Short(string name) =>
        name.Length <= 24 && name.All(c => char.IsAsciiLetterLower(c) || c == '_') ? name : "...";
}
