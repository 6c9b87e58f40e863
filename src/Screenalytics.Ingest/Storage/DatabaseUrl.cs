using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Npgsql;
using Screenalytics.Ingest.Diagnostics.Redaction;

namespace Screenalytics.Ingest.Storage;

/// <summary>Where the database is: what <c>DB_URL</c> says, in Npgsql's words. Its texts never hold the password.</summary>
internal sealed class DatabaseUrl
{
    private readonly string?[] _secrets;

    private DatabaseUrl(NpgsqlConnectionStringBuilder settings)
    {
        ConnectionString = settings.ConnectionString;
        Host = HostOf(settings);
        Database = settings.Database ?? "";
        User = settings.Username ?? "";
        _secrets = [settings.Password, settings.SslPassword];
        Redactor = new Redactor(_secrets);
    }

    private DatabaseUrl(DatabaseUrl url, Redactor redactor)
    {
        (ConnectionString, Host, Database, User) = (url.ConnectionString, url.Host, url.Database, url.User);
        (_secrets, Redactor) = (url._secrets, redactor);
        redactor.Learn(_secrets);
    }

    /// <summary>Npgsql's connection string. Secret: it is for Npgsql alone.</summary>
    public string ConnectionString { get; }

    /// <summary>Host and port, or a Unix socket's folder and port.</summary>
    public string Host { get; }

    /// <summary>The database's name.</summary>
    public string Database { get; }

    /// <summary>The user's name.</summary>
    public string User { get; }

    /// <summary>Takes the secrets out of what the database says.</summary>
    public Redactor Redactor { get; }

    /// <summary>The same place, with a redactor that knows the program's other secrets too, and learns this one's.</summary>
    public DatabaseUrl With(Redactor redactor) => new(this, redactor);

    /// <summary>Reads a URL or a connection string.</summary>
    /// <exception cref="FormatException">It is neither; the message names <c>DB_URL</c> and the way out.</exception>
    public static DatabaseUrl Parse(string text) =>
        TryParse(text, out var url, out var error) ? url : throw new FormatException(error);

    /// <summary>Reads a URL or a connection string.</summary>
    /// <param name="text">A <c>postgres://</c> or <c>postgresql://</c> URL, or an Npgsql connection string.</param>
    /// <param name="url">The result.</param>
    /// <param name="error">What is wrong and the way out, without the password.</param>
    /// <param name="name">What operators know it by, for the error.</param>
    public static bool TryParse(
        string? text,
        [NotNullWhen(true)] out DatabaseUrl? url,
        [NotNullWhen(false)] out string? error,
        string name = "DB_URL"
    )
    {
        url = null;
        text = text?.Trim();
        if (string.IsNullOrEmpty(text))
        {
            error = $"{name} is empty: set it to postgres://user:password@host:5432/database.";
            return false;
        }

        var settings = PostgresUri.IsOne(text, out var rest)
            ? PostgresUri.Read(rest, out error)
            : NpgsqlText.Read(text, out error);
        error ??= Missing(settings!);
        if (error is not null)
        {
            error = name + error;
            return false;
        }

        url = new DatabaseUrl(settings!);
        return true;
    }

    /// <inheritdoc/>
    public override string ToString() => $"{Database} at {Host} as {User}";

    // What is wrong is a sentence from after the name on.
    private static string? Missing(NpgsqlConnectionStringBuilder settings)
    {
        if (string.IsNullOrEmpty(settings.Host))
        {
            return " names no host: write postgres://user:password@host:5432/database.";
        }

        if (!DatabaseHosts.AreWellFormed(settings.Host))
        {
            return ": a host is malformed: write host or host:port, an IPv6 address in brackets, such as [::1]:5432.";
        }

        if (string.IsNullOrEmpty(settings.Username))
        {
            return " names no user: write postgres://user:password@host:5432/database.";
        }

        settings.Database = string.IsNullOrEmpty(settings.Database) ? settings.Username : settings.Database;
        return null;
    }

    private static string HostOf(NpgsqlConnectionStringBuilder settings)
    {
        var host = settings.Host!;
        var named =
            host.Contains(',', StringComparison.Ordinal)
            || (host.Contains(':', StringComparison.Ordinal) && !IsAddress(host));
        return named ? host : string.Create(CultureInfo.InvariantCulture, $"{host}:{settings.Port}");
    }

    // An IPv6 address holds colons itself, so a colon alone does not show that a port is named.
    private static bool IsAddress(string host) => System.Net.IPAddress.TryParse(host, out _) && host[0] != '[';
}
