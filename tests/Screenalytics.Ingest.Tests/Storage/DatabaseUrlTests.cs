using Npgsql;
using Screenalytics.Ingest.Storage;

namespace Screenalytics.Ingest.Tests.Storage;

public sealed class DatabaseUrlTests
{
    [Theory]
    [InlineData("postgres://u:p@h/d", "h:5432", "d", "u", "p")]
    [InlineData("postgresql://u:p@h:6543/d", "h:6543", "d", "u", "p")]
    [InlineData("  POSTGRES://u:p@h/d \n", "h:5432", "d", "u", "p")]
    [InlineData("postgresql+psycopg2://u:p@h/d", "h:5432", "d", "u", "p")]
    [InlineData("postgres://u%40x:p%2Fq%3A%25%23@h/my%20db", "h:5432", "my db", "u@x", "p/q:%#")]
    [InlineData("postgres://u:p@ss@h/d", "h:5432", "d", "u", "p@ss")]
    [InlineData("postgres://u:p+q@h/d", "h:5432", "d", "u", "p+q")]
    [InlineData("postgres://u:p;Host=evil@h/d", "h:5432", "d", "u", "p;Host=evil")]
    [InlineData("postgres://u@h", "h:5432", "u", "u", null)]
    [InlineData("postgres://u:p@[::1]:6000/d", "::1:6000", "d", "u", "p")]
    [InlineData("postgres://u:p@a:1,b:2/d", "a:1,b:2", "d", "u", "p")]
    [InlineData("postgres://u:p@%2Frun%2Fpg:6000/d", "/run/pg:6000", "d", "u", "p")]
    [InlineData("Host=[::1]:6000;Username=u;Password=p;Database=d", "[::1]:6000", "d", "u", "p")]
    [InlineData("postgres:///d?host=/run/pg&user=u&port=5433", "/run/pg:5433", "d", "u", null)]
    [InlineData("postgres://h/d?user=u&password=p%26q", "h:5432", "d", "u", "p&q")]
    [InlineData("Host=h;Port=7;Username=u;Password='a;b';Database=d", "h:7", "d", "u", "a;b")]
    [InlineData("Server=h;User Id=u;Database=d", "h:5432", "d", "u", null)]
    public void A_url_or_a_connection_string_is_read(
        string text,
        string host,
        string database,
        string user,
        string? password
    )
    {
        var url = DatabaseUrl.Parse(text);

        url.Host.ShouldBe(host);
        url.Database.ShouldBe(database);
        url.User.ShouldBe(user);
        new NpgsqlConnectionStringBuilder(url.ConnectionString).Password.ShouldBe(password);
        url.ToString().ShouldBe($"{database} at {host} as {user}");
    }

    [Theory]
    [InlineData("sslmode=require", SslMode.Require)]
    [InlineData("sslmode=verify-full", SslMode.VerifyFull)]
    [InlineData("sslmode=verify-ca", SslMode.VerifyCA)]
    [InlineData("sslmode=disable", SslMode.Disable)]
    public void Sslmode_is_mapped(string query, SslMode expected) =>
        Settings($"postgres://u:p@h/d?{query}").SslMode.ShouldBe(expected);

    [Fact]
    public void Other_parameters_are_mapped()
    {
        var settings = Settings(
            "postgres://u:p@h/d?options=-c%20search_path%3Dx&application_name=me&connect_timeout=7&connection_limit=3"
                + "&pgbouncer=true&target_session_attrs=read-write&sslrootcert=/ca.pem"
        );

        settings.Options.ShouldBe("-c search_path=x");
        settings.ApplicationName.ShouldBe("me");
        settings.Timeout.ShouldBe(7);
        settings.MaxPoolSize.ShouldBe(3);
        settings.TargetSessionAttributes.ShouldBe("read-write");
        settings.RootCertificate.ShouldBe("/ca.pem");
    }

    [Theory]
    [InlineData("", "is empty")]
    [InlineData("hunter2", "neither a postgres:// URL nor")]
    [InlineData("mysql://u:hunter2@h/d", "neither a postgres:// URL nor")]
    [InlineData("postgres://u:hunter2@/d", "names no host")]
    [InlineData("postgres://h/d", "names no user")]
    [InlineData("postgres://u:hunter2@h:port/d", "host:port")]
    [InlineData("postgres://u:hunter2@h:99999/d", "host:port")]
    [InlineData("postgres://u:hun/ter2@h/d", "%2F")]
    [InlineData("postgres://u:hun?ter2@h/d", "%3F")]
    [InlineData("postgres://u:hunter2#x@h/d?sslmode=nonsense", "'sslmode'")]
    [InlineData("postgres://u:100%hunter2@h/d", "%25")]
    [InlineData("postgres://u:hunter2@h/d?colour=red", "'colour'")]
    [InlineData("postgres://u:hunter2@h/d?port=x", "'port'")]
    [InlineData("Host=h;Username=u;Password=hunter2;Nonsense=1", "keyword 4")]
    [InlineData("Host=h;Username=u;Password=a;hunter2=b", "keyword 4")]
    [InlineData("Host=h;Port=hunter2;Username=u", "keyword 2")]
    [InlineData("Username=u;Password=hunter2", "names no host")]
    [InlineData("Host=h:abc;Username=u;Password=hunter2", "a host is malformed")]
    [InlineData("Host=h:1:2;Username=u;Password=hunter2", "a host is malformed")]
    [InlineData("Host=a,,b;Username=u;Password=hunter2", "a host is malformed")]
    [InlineData("postgres://u:hunter2@[::1/d", "DB_URL: ")]
    [InlineData("postgres://u:hunter2@::1/d", "DB_URL: ")]
    public void What_is_wrong_is_said_without_the_password(string text, string hint)
    {
        DatabaseUrl.TryParse(text, out _, out var error).ShouldBeFalse();

        error.ShouldNotBeNull();
        error.ShouldStartWith("DB_URL");
        error.ShouldContain(hint);
        error.ShouldNotContain("hunter2");
        error.ShouldNotContain("ter2");
    }

    [Fact]
    public void A_missing_url_is_said() => DatabaseUrl.TryParse(null, out _, out _).ShouldBeFalse();

    private static NpgsqlConnectionStringBuilder Settings(string text) => new(DatabaseUrl.Parse(text).ConnectionString);
}
