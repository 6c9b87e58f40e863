namespace Screenalytics.Ingest.Tests.Hosting;

public sealed class ConfigurationSourceTests : IDisposable
{
    private readonly TemporaryFiles _files = new();

    public void Dispose() => _files.Dispose();

    [Fact]
    public void The_stronger_source_wins_and_is_named()
    {
        var beside = _files.Write(
            "a.json",
            """{ "Trr": { "MaxRetries": 1, "MaxConcurrency": 1, "MaxBodyBytes": 2048 } }"""
        );
        var working = _files.Write(
            "b.json",
            """{ "trr": { "maxretries": 2, "MaxConcurrency": 2, "AttemptTimeout": "2s" } }"""
        );
        var secrets = _files.Write("s.json", """{ "Trr:MaxRetries": "3", "Trr:ServiceToken": "t" }""");
        var environment = ("TRR__MAXRETRIES", "4");

        var configuration = Settings.Read(
            [environment, ("TRR_API_URL", "http://127.0.0.1")],
            [beside, working],
            secrets,
            [("Trr:MaxRetries", "5")]
        );

        configuration.Errors.ShouldBeEmpty();
        configuration.Trr.MaxRetries.ShouldBe(5);
        configuration.Row("Trr:MaxRetries").Origin.ShouldBe("command line --Trr:MaxRetries");
        configuration.Row("Trr:MaxConcurrency").Value.ShouldBe("2");
        configuration.Row("Trr:MaxConcurrency").Origin.ShouldBe($"file {working}");
        configuration.Row("Trr:MaxBodyBytes").Origin.ShouldBe($"file {beside}");
        configuration.Row("Trr:AttemptTimeout").Value.ShouldBe("2s");
        configuration.Row("Trr:ServiceToken").Origin.ShouldBe("user secrets");
        configuration.Row("Trr:ApiUrl").Origin.ShouldBe("env TRR_API_URL");
        configuration.Row("Trr:MaxRetries").Secret.ShouldBeFalse();
        configuration.Row("Sync:Writers").Origin.ShouldBe("default");
        Settings.Read([environment], [beside, working], secrets).Trr.MaxRetries.ShouldBe(4);
        Settings.Read([], [beside, working], secrets).Trr.MaxRetries.ShouldBe(3);
    }

    [Theory]
    [InlineData("TRR_API_URL", "Trr:ApiUrl", "https://trr.example")]
    [InlineData("SCREENALYTICS_SERVICE_TOKEN", "Trr:ServiceToken", "t")]
    [InlineData("TRR_INTERNAL_ADMIN_SHARED_SECRET", "Trr:InternalAdminSharedSecret", "s")]
    [InlineData("TRR_CORE_SUPABASE_SERVICE_ROLE_KEY", "Trr:ServiceRoleKey", "k")]
    [InlineData("DB_URL", "Database:Url", "postgres://u:p@db.example/faces")]
    [InlineData("SCREENALYTICS_DATA_DIR", "DataDirectory", "/data")]
    public void Operators_names_reach_their_settings(string name, string key, string value)
    {
        var row = Settings.Read([(name, value)]).Row(key);

        row.Origin.ShouldBe($"env {name}");
        (row.Secret ? row.Value == "********" : row.Value == value).ShouldBeTrue();
    }

    [Fact]
    public void Two_names_of_one_setting_that_differ_are_an_error_naming_both()
    {
        var errors = Settings
            .Read([.. Settings.Sandbox, ("Trr__ServiceToken", "another"), ("Trr__ApiUrl", "http://127.0.0.1:8000")])
            .Errors;

        var error = errors.ShouldHaveSingleItem();
        error.ShouldContain("SCREENALYTICS_SERVICE_TOKEN");
        error.ShouldContain("Trr__ServiceToken");
        error.ShouldNotContain("another");
        error.ShouldNotContain("token-canary");
    }

    [Fact]
    public void An_empty_variable_is_not_set() =>
        Settings.Read([.. Settings.Sandbox, ("DB_URL", ""), ("Trr__MaxRetries", "")]).Errors.ShouldBeEmpty();

    [Theory]
    [InlineData("Trr:ApiUr", "did you mean Trr:ApiUrl?")]
    [InlineData("Database:MaxPoolSise", "did you mean Database:MaxPoolSize?")]
    [InlineData("Sync:Nonsense", "there is no such setting")]
    [InlineData("Trr:ApiUrl:Deep", "there is no such setting")]
    public void An_unknown_key_of_our_sections_is_an_error(string key, string words)
    {
        var fromEnvironment = Settings.Read([.. Settings.Sandbox, (key.Replace(":", "__"), "1")]).Errors;
        var fromLine = Settings.Read(Settings.Sandbox, overrides: [(key, "1")]).Errors;

        fromEnvironment.ShouldHaveSingleItem().ShouldContain(words);
        fromEnvironment[0].ShouldContain($"env {key.Replace(":", "__")}");
        fromLine.ShouldHaveSingleItem().ShouldContain(words);
    }

    [Fact]
    public void Other_programs_sections_are_none_of_ours()
    {
        var file = _files.Write(
            "a.json",
            """{ "Logging": { "LogLevel": { "Default": "Debug" } }, "AllowedHosts": "*" }"""
        );

        Settings.Read([.. Settings.Sandbox, ("Kestrel__Url", "x")], [file]).Errors.ShouldBeEmpty();
    }

    [Fact]
    public void A_setting_of_no_section_on_the_command_line_is_an_error() =>
        Settings
            .Read(Settings.Sandbox, overrides: [("Tr:ApiUrl", "x")])
            .Errors.ShouldHaveSingleItem()
            .ShouldContain("did you mean Trr:ApiUrl?");

    [Fact]
    public void Secrets_are_refused_on_the_command_line()
    {
        var error = Settings
            .Read(Settings.Sandbox, overrides: [("trr:servicetoken", "canary")])
            .Errors.ShouldHaveSingleItem();

        error.ShouldContain("SCREENALYTICS_SERVICE_TOKEN");
        error.ShouldNotContain("canary");
    }

    [Theory]
    [InlineData("{ \"Trr\": ", "line 1")]
    [InlineData("{\n\n \"Trr\": nope }", "line 3")]
    [InlineData("[]", "no JSON object")]
    public void A_broken_file_is_named(string text, string words)
    {
        var file = _files.Write("appsettings.json", text);

        var error = Settings.Read(Settings.Sandbox, [file]).Errors.ShouldHaveSingleItem();

        error.ShouldContain(file);
        error.ShouldContain(words);
    }

    [Fact]
    public void The_shipped_file_states_exactly_the_defaults()
    {
        var shipped = Path.Combine(AppContext.BaseDirectory, "appsettings.json");
        File.Exists(shipped).ShouldBeTrue();

        var with = Settings.Read(Settings.Sandbox, [shipped]).ToSheet().Settings;
        var without = Settings.Read(Settings.Sandbox).ToSheet().Settings;

        with.ShouldBe(without);
    }
}
