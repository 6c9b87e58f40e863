using Screenalytics.Ingest.Cli.Configuration;
using Screenalytics.Ingest.Hosting.Configuration;

namespace Screenalytics.Ingest.Tests.Hosting;

public sealed class ApiRuleTests
{
    [Theory]
    [InlineData("Api:Listen", "127.0.0.1:5080", "http://127.0.0.1:5080")]
    [InlineData("Api:Listen", "https://127.0.0.1:5080", "http://127.0.0.1:5080")]
    [InlineData("Api:Listen", "http://127.0.0.1:5080/api", "http://127.0.0.1:5080")]
    [InlineData("Api:Url", "ftp://worker", "http or https")]
    [InlineData("Api:Url", "http://me:it@worker", "http or https")]
    public void A_bad_address_is_named_with_the_way_out(string key, string value, string words)
    {
        var error = Settings.Read(Settings.Sandbox, overrides: [(key, value)]).Errors.ShouldHaveSingleItem();

        error.ShouldContain(key);
        error.ShouldContain(value);
        error.ShouldContain(words);
    }

    [Fact]
    public void Listening_beyond_this_machine_is_a_warning()
    {
        var configuration = Settings.Read(Settings.Sandbox, overrides: [("Api:Listen", "http://0.0.0.0:5080")]);

        configuration.Errors.ShouldBeEmpty();
        configuration.Warnings.ShouldHaveSingleItem().ShouldContain("unencrypted");
    }

    [Theory]
    [InlineData("two words")]
    [InlineData("gehéim")]
    public void A_secret_that_no_header_can_carry_is_refused_without_being_shown(string secret)
    {
        var configuration = Settings.Read([.. Settings.Sandbox, ("SCREENALYTICS_ADMIN_SECRET", secret)]);

        var error = configuration.Errors.ShouldHaveSingleItem();
        error.ShouldContain("SCREENALYTICS_ADMIN_SECRET");
        error.ShouldNotContain(secret);
        configuration.Row("Api:AdminSecret").Value.ShouldBe("********");
    }

    [Fact]
    public void The_secret_is_refused_on_the_command_line() =>
        Settings
            .Read(Settings.Sandbox, overrides: [("Api:AdminSecret", "canary")])
            .Errors.ShouldHaveSingleItem()
            .ShouldContain("SCREENALYTICS_ADMIN_SECRET");

    [Fact]
    public void A_client_of_a_worker_needs_neither_backend_nor_database()
    {
        var configuration = EffectiveConfiguration.ReadForClient(
            new ConfigurationInputs
            {
                Environment = new Dictionary<string, string> { ["SCREENALYTICS_INGEST_URL"] = "https://other/ingest" },
                Overrides = [new SettingOverride("Trr:MaxRetries", "1", "--Trr:MaxRetries")],
            }
        );

        configuration.Errors.ShouldBeEmpty();
        configuration.Api.Url.ShouldBe("https://other/ingest");
    }
}
