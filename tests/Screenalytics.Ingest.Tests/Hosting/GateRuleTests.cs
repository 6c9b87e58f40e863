namespace Screenalytics.Ingest.Tests.Hosting;

public sealed class GateRuleTests
{
    [Fact]
    public void Nothing_of_it_is_required()
    {
        var configuration = Settings.Read(Settings.Sandbox);

        configuration.Errors.ShouldBeEmpty();
        configuration.TrrPlace.ShouldBeNull();
    }

    [Fact]
    public void TRRs_database_is_read_as_the_face_banks_is()
    {
        var configuration = Settings.Read([
            .. Settings.Sandbox,
            ("TRR_DB_URL", "postgres://u:canary@db.example:6/trr"),
        ]);

        configuration.Errors.ShouldBeEmpty();
        configuration.TrrPlace.ShouldNotBeNull().ToString().ShouldBe("trr at db.example:6 as u");
        configuration.Redactor.Redact("it says canary").ShouldNotContain("canary");
        configuration.Row("TrrDatabase:Url").Value.ShouldBe("********");
    }

    [Theory]
    [InlineData("postgres://u:canary@/trr", "names no host")]
    [InlineData("postgres://u:canary@db.example:port/trr", "host:port")]
    [InlineData("canary", "neither a postgres:// URL")]
    public void A_bad_url_is_told_by_its_own_name_and_without_its_password(string url, string words)
    {
        var error = Settings.Read([.. Settings.Sandbox, ("TRR_DB_URL", url)]).Errors.ShouldHaveSingleItem();

        error.ShouldContain("TrrDatabase:Url");
        error.ShouldContain(words);
        error.Replace("TRR_DB_URL", "").ShouldNotContain("DB_URL");
        error.ShouldNotContain("canary");
    }

    [Theory]
    [InlineData("app.example")]
    [InlineData("ftp://app.example")]
    [InlineData("https://me:canary@app.example")]
    [InlineData("https://app.example/?token=canary")]
    [InlineData("https://app.example/#canary")]
    public void A_bad_address_of_the_app_is_refused(string url)
    {
        var error = Settings.Read([.. Settings.Sandbox, ("TRR_APP_URL", url)]).Errors.ShouldHaveSingleItem();

        error.ShouldContain("TRR_APP_URL");
        error.ShouldContain("https://app.example.org");
        error.ShouldNotContain("canary");
    }

    [Fact]
    public void Tokens_that_would_travel_unencrypted_are_a_warning()
    {
        var app = Settings.Read([.. Settings.Sandbox, ("TRR_APP_URL", "http://app.example:81/base")]);

        app.Errors.ShouldBeEmpty();
        app.Warnings.ShouldHaveSingleItem().ShouldContain("app.example:81");
        Settings.Read([.. Settings.Sandbox, ("TRR_APP_URL", "http://127.0.0.1:81")]).Warnings.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("TRR_APP_ADMIN_TOKEN", "canary ", "no HTTP header can carry")]
    [InlineData("TRR_APP_USER_TOKEN", "canary\n", "line break")]
    [InlineData("SCREENALYTICS_GATE_KEY", "canary", "16 letters")]
    public void A_bad_secret_is_refused_unseen(string name, string value, string words)
    {
        var error = Settings.Read([.. Settings.Sandbox, (name, value)]).Errors.ShouldHaveSingleItem();

        error.ShouldContain(name);
        error.ShouldContain(words);
        error.ShouldNotContain("canary");
    }

    [Fact]
    public void One_token_for_both_users_is_refused()
    {
        var error = Settings
            .Read([.. Settings.Sandbox, ("TRR_APP_ADMIN_TOKEN", "canary"), ("TRR_APP_USER_TOKEN", "canary")])
            .Errors.ShouldHaveSingleItem();

        error.ShouldContain("the same token");
        error.ShouldNotContain("canary");
    }
}
