using Npgsql;

namespace Screenalytics.Sandbox;

/// <summary>The sandbox's database as a URL that other programs take, with sessions that only read.</summary>
internal static class DatabaseAddress
{
    public static string UrlOf(string connectionString)
    {
        var settings = new NpgsqlConnectionStringBuilder(connectionString);
        var user = Escaped(settings.Username ?? Environment.UserName);
        var secret = string.IsNullOrEmpty(settings.Password) ? "" : ":" + Escaped(settings.Password);
        List<string> parameters = ["options=" + Escaped("-c default_transaction_read_only=on")];
        var host = settings.Host ?? "localhost";
        // A folder with a Unix socket is no host that a URL could name before its path.
        var isFolder = host.StartsWith('/');
        if (isFolder)
        {
            parameters.Add("host=" + Escaped(host));
            parameters.Add($"port={settings.Port}");
        }

        if (settings.ContainsKey("SSL Mode"))
        {
            parameters.Add("sslmode=" + SslMode(settings.SslMode));
        }

        var place = isFolder ? "" : $"{(host.Contains(':') ? $"[{host}]" : host)}:{settings.Port}";
        var database = Escaped(settings.Database ?? settings.Username ?? "");
        return $"postgresql://{user}{secret}@{place}/{database}?{string.Join('&', parameters)}";
    }

    private static string SslMode(SslMode mode) =>
        mode switch
        {
            Npgsql.SslMode.VerifyCA => "verify-ca",
            Npgsql.SslMode.VerifyFull => "verify-full",
            _ => mode.ToString().ToLowerInvariant(),
        };

    private static string Escaped(string text) => Uri.EscapeDataString(text);
}
