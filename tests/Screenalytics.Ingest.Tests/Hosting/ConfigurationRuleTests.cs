namespace Screenalytics.Ingest.Tests.Hosting;

public sealed class ConfigurationRuleTests
{
    private const string Real = "https://trr.example";

    [Theory]
    [InlineData("Trr:MaxConcurrency", "0", "1 to 256")]
    [InlineData("Trr:MaxConcurrency", "lots", "whole number")]
    [InlineData("Trr:AttemptTimeout", "30", "duration", "10s")]
    [InlineData("Trr:AttemptTimeout", "1ms", "50ms to 10min")]
    [InlineData("Trr:AttemptTimeout", "-5s", "duration")]
    [InlineData("Trr:CircuitFailureRatio", "NaN", "0.05 to 1")]
    [InlineData("Trr:CircuitFailureRatio", "1,5", "number")]
    [InlineData("Trr:Auth", "jwt", "service_token, internal_jwt")]
    [InlineData("Sync:SelectionProfile", "on", "off, facebank_initial")]
    [InlineData("Database:Mode", "sqlite", "auto, external, embedded")]
    public void A_bad_value_is_named_with_its_key_and_the_expected_form(string key, string value, params string[] words)
    {
        var error = Settings.Read(Settings.Sandbox, overrides: [(key, value)]).Errors.ShouldHaveSingleItem();

        error.ShouldContain(key);
        error.ShouldContain($"'{value}'");
        foreach (var word in words)
        {
            error.ShouldContain(word);
        }
    }

    [Theory]
    [InlineData("200ms", 200)]
    [InlineData("10s", 10_000)]
    [InlineData("1.5 s", 1_500)]
    [InlineData("5min", 300_000)]
    [InlineData("5m", 300_000)]
    [InlineData("00:00:10", 10_000)]
    public void Durations_are_written_as_people_do(string text, int milliseconds) =>
        Settings
            .Read(Settings.Sandbox, overrides: [("Trr:AttemptTimeout", text), ("Trr:TotalTimeout", "10min")])
            .Trr.AttemptTimeout.ShouldBe(TimeSpan.FromMilliseconds(milliseconds));

    [Theory]
    [InlineData("trr.example", "absolute http or https URL")]
    [InlineData("ftp://trr.example", "absolute http or https URL")]
    [InlineData("https://user:pass@trr.example", "user name or password")]
    public void A_bad_address_is_refused(string url, string words)
    {
        var configuration = Settings.Read([("TRR_API_URL", url), ("SCREENALYTICS_SERVICE_TOKEN", "t"), Database]);

        configuration.Errors.ShouldHaveSingleItem().ShouldContain(words);
        configuration.Errors[0].ShouldContain("TRR_API_URL");
    }

    [Fact]
    public void Plain_http_to_another_host_is_a_warning()
    {
        var configuration = Settings.Read([("TRR_API_URL", "http://trr.example"), Token, Database]);

        configuration.Errors.ShouldBeEmpty();
        configuration.Warnings.ShouldHaveSingleItem().ShouldContain("unencrypted");
        Settings.Read(Settings.Sandbox).Warnings.ShouldBeEmpty();
    }

    [Fact]
    public void Every_error_is_told_at_once()
    {
        var errors = Settings.Read([("Trr__MaxRetries", "x"), ("Sync__Writers", "99"), ("DB_URL", "nonsense")]).Errors;

        errors.Count.ShouldBe(5);
        errors.ShouldContain(error => error.Contains("TRR_API_URL"));
        errors.ShouldContain(error => error.Contains("SCREENALYTICS_SERVICE_TOKEN"));
        errors.ShouldContain(error => error.Contains("DB_URL"));
        errors.ShouldContain(error => error.Contains("Trr:MaxRetries"));
        errors.ShouldContain(error => error.Contains("Sync:Writers"));
    }

    [Theory]
    [InlineData("service_token", "SCREENALYTICS_SERVICE_TOKEN")]
    [InlineData("internal_jwt", "TRR_INTERNAL_ADMIN_SHARED_SECRET")]
    public void A_way_to_authenticate_needs_its_credential(string mode, string name)
    {
        var other = mode == "service_token" ? "TRR_INTERNAL_ADMIN_SHARED_SECRET" : "SCREENALYTICS_SERVICE_TOKEN";

        var errors = Settings.Read([("TRR_API_URL", Real), Database, (other, "x"), ("Trr__Auth", mode)]).Errors;

        errors.ShouldHaveSingleItem().ShouldContain(name);
    }

    [Theory]
    [InlineData("abc\n", "line break")]
    [InlineData("abc\r\nX-Evil: 1", "line break")]
    [InlineData(" abc", "spaces around")]
    [InlineData("schlüssel", "no HTTP header can carry")]
    [InlineData("a\u0001b", "no HTTP header can carry")]
    public void A_credential_that_no_header_can_carry_is_refused_unseen(string token, string words)
    {
        var errors = Settings.Read([Settings.Sandbox[0], ("SCREENALYTICS_SERVICE_TOKEN", token)]).Errors;

        errors.ShouldHaveSingleItem().ShouldContain(words);
        errors[0].ShouldContain("SCREENALYTICS_SERVICE_TOKEN");
        errors[0].ShouldNotContain(token.Trim());
    }

    [Fact]
    public void Durations_that_contradict_each_other_are_refused()
    {
        var errors = Settings
            .Read(Settings.Sandbox, overrides: [("Trr:AttemptTimeout", "9min"), ("Trr:RetryBaseDelay", "50s")])
            .Errors;

        errors.Count.ShouldBe(2);
        errors[0].ShouldContain("Trr:TotalTimeout");
        errors[1].ShouldContain("Trr:RetryMaxDelay");
    }

    [Theory]
    [InlineData("http://127.0.0.1:1", null, "auto", true)]
    [InlineData("http://localhost:1", null, "auto", true)]
    [InlineData("http://[::1]:1", null, "auto", true)]
    [InlineData(Real, "postgres://u:p@db.example/faces", "auto", false)]
    [InlineData("http://127.0.0.1:1", "postgres://u:p@db.example/faces", "auto", false)]
    [InlineData(Real, null, "embedded", true)]
    public void The_database_is_the_named_one_or_a_private_one(string backend, string? url, string mode, bool isPrivate)
    {
        var configuration = Settings.Read([
            ("TRR_API_URL", backend),
            Token,
            ("DB_URL", url ?? ""),
            ("Database__Mode", mode),
        ]);

        configuration.Errors.ShouldBeEmpty();
        (configuration.Choice!.Url is null).ShouldBe(isPrivate);
    }

    [Theory]
    [InlineData(Real, "auto", "trr.example")]
    [InlineData("http://127.0.0.1:1", "external", "Database:Mode is external")]
    public void Without_a_named_database_nobody_files_faces_by_accident(string backend, string mode, string words)
    {
        var configuration = Settings.Read([("TRR_API_URL", backend), Token, ("Database__Mode", mode)]);

        configuration.Choice.ShouldBeNull();
        configuration.Errors.ShouldHaveSingleItem().ShouldContain("DB_URL");
        configuration.Errors[0].ShouldContain(words);
    }

    [Fact]
    public void The_database_verbs_need_no_backend() =>
        Settings.Read([Database], forSync: false).Errors.ShouldBeEmpty();

    [Fact]
    public void Secrets_are_masked_with_one_mask_whatever_their_length()
    {
        var secrets = new[]
        {
            ("DB_URL", "postgres://u:canary@db.example/faces"),
            ("TRR_INTERNAL_ADMIN_SHARED_SECRET", "s"),
        };

        var sheet = Settings.Read([.. Settings.Sandbox, .. secrets]).ToSheet();

        var shown = sheet.Settings.Where(row => row.Secret && row.Value is not null).Select(row => row.Value);
        shown.Distinct().ShouldHaveSingleItem().ShouldBe("********");
        sheet.ToString().ShouldNotContain("canary");
        sheet.Settings.ShouldNotContain(row => (row.Value ?? "").Contains("canary"));
    }

    [Fact]
    public void A_bad_database_url_is_told_without_its_password()
    {
        var configuration = Settings.Read([
            .. Settings.Sandbox,
            ("DB_URL", "postgres://u:canary@db.example:port/faces"),
        ]);

        configuration.Errors.ShouldHaveSingleItem().ShouldNotContain("canary");
        configuration.ToSheet().Settings.ShouldNotContain(row => (row.Value ?? "").Contains("canary"));
    }

    private static (string, string) Database => ("DB_URL", "postgres://u:p@db.example/faces");

    private static (string, string) Token => ("SCREENALYTICS_SERVICE_TOKEN", "t");
}
