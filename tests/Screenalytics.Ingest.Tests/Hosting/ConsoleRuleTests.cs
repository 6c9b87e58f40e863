using Screenalytics.Ingest.Contracts;

namespace Screenalytics.Ingest.Tests.Hosting;

public sealed class ConsoleRuleTests
{
    private const string Secret = "canary-of-the-jwt-secret-32-letters";

    [Fact]
    public void Nothing_of_it_is_required()
    {
        var console = Settings.Read(Settings.Sandbox);

        console.Errors.ShouldBeEmpty();
        console.Console.Enabled.ShouldBeTrue();
        console.Console.SessionIdle.ShouldBe(TimeSpan.FromMinutes(30));
    }

    [Fact]
    public void TRRs_own_names_are_understood_and_the_secret_is_nowhere_shown()
    {
        var read = Settings.Read([
            .. Settings.Sandbox,
            ("ADMIN_EMAIL_ALLOWLIST", "ada@example.test, bob@example.test"),
            ("SUPABASE_JWT_SECRET", Secret),
            ("CONSOLE_IMAGE_HOSTS", "images.example.com"),
        ]);

        read.Errors.ShouldBeEmpty();
        read.Console.JwtSecret.ShouldBe(Secret);
        read.Row("Console:JwtSecret").Value.ShouldBe("********");
        read.Row("Console:AdminEmails").Value.ShouldBe("ada@example.test, bob@example.test");
        read.Redactor.Redact($"it says {Secret}").ShouldNotContain("canary");
    }

    [Fact]
    public void The_secret_is_refused_on_the_command_line() =>
        Settings
            .Read(Settings.Sandbox, overrides: [("Console:JwtSecret", Secret)])
            .Errors.ShouldHaveSingleItem()
            .ShouldContain("SUPABASE_JWT_SECRET");

    [Theory]
    [InlineData("SUPABASE_JWT_SECRET", "canary", "32 letters")]
    [InlineData("ADMIN_EMAIL_ALLOWLIST", "ada@example.test,bob", "'bob'")]
    [InlineData("ADMIN_EMAIL_ALLOWLIST", "@example.test", "'@example.test'")]
    [InlineData("Console__OperatorEmails", "a@b@c", "'a@b@c'")]
    [InlineData("Console__ViewerEmails", "ada lovelace@example.test", "'ada lovelace@example.test'")]
    [InlineData("CONSOLE_IMAGE_HOSTS", "ftp://x.test", "'ftp://x.test'")]
    [InlineData("CONSOLE_IMAGE_HOSTS", "good.example.com, 'unsafe-inline'", "''unsafe-inline''")]
    [InlineData("Console__TrustedProxies", "10.0.0.0/24,proxy", "'proxy'")]
    [InlineData("Console__SessionIdle", "9h", "Console:SessionLifetime")]
    [InlineData("Console__SessionLifetime", "8d", "1min to 7d")]
    public void What_is_wrong_is_one_error_that_names_it(string name, string value, string words)
    {
        var error = Settings.Read([.. Settings.Sandbox, (name, value)]).Errors.ShouldHaveSingleItem();

        error.ShouldContain(name.Replace("__", ":", StringComparison.Ordinal));
        error.ShouldContain(words);
        error.ShouldNotContain("canary");
    }

    [Fact]
    public void Every_wrong_entry_has_an_error_of_its_own() =>
        Settings.Read([.. Settings.Sandbox, ("CONSOLE_IMAGE_HOSTS", "*, a b,good.test")]).Errors.Count.ShouldBe(2);

    [Fact]
    public void Its_times_are_shown_as_they_are_written() =>
        Durations.Show(Settings.Read(Settings.Sandbox).Console.SessionLifetime).ShouldBe("8h");
}
