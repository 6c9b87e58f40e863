namespace Screenalytics.Ingest.Tests.Hosting;

public sealed class NotificationRuleTests
{
    private static readonly (string, string) Secret = ("SCREENALYTICS_WEBHOOK_SECRET", "secret-canary");

    [Theory]
    [InlineData("https://hooks.example.test/path-canary?token=query-canary")]
    [InlineData("http://127.0.0.1:9000/")]
    [InlineData("http://localhost/")]
    public void An_address_that_is_safe_is_taken_and_never_shown(string url)
    {
        var configuration = Settings.Read([.. Settings.Sandbox, Secret, ("SCREENALYTICS_WEBHOOK_URL", url)]);

        configuration.Errors.ShouldBeEmpty();
        configuration.Row("Notifications:WebhookUrl").Value.ShouldBe("********");
        configuration.Row("Notifications:WebhookSecret").Value.ShouldBe("********");
    }

    [Theory]
    [InlineData("http://hooks.example.test/path-canary")]
    [InlineData("https://me:canary@hooks.example.test/")]
    [InlineData("ftp://hooks.example.test/canary")]
    [InlineData("/canary")]
    public void An_address_that_is_not_is_named_without_being_shown(string url)
    {
        var configuration = Settings.Read([.. Settings.Sandbox, Secret, ("SCREENALYTICS_WEBHOOK_URL", url)]);

        var error = configuration.Errors.ShouldHaveSingleItem();
        error.ShouldContain("SCREENALYTICS_WEBHOOK_URL");
        error.ShouldContain("https");
        error.ShouldNotContain("canary");
    }

    [Fact]
    public void Plain_http_may_be_allowed_and_a_secret_is_needed()
    {
        var configuration = Settings.Read(
            [.. Settings.Sandbox, ("SCREENALYTICS_WEBHOOK_URL", "http://hooks.example.test/")],
            overrides: [("Notifications:AllowPlainHttp", "true")]
        );

        configuration.Errors.ShouldHaveSingleItem().ShouldContain("SCREENALYTICS_WEBHOOK_SECRET");
    }
}
