using Microsoft.Playwright;
using Screenalytics.Ingest.Contracts.Console;
using Screenalytics.Ingest.IntegrationTests.Console.Support;
using Screenalytics.Ingest.IntegrationTests.Support;
using Screenalytics.Sandbox;

namespace Screenalytics.Ingest.IntegrationTests.Console;

/// <summary>Who gets in, as what, and who does not.</summary>
[Collection(ConsoleGroup.Name)]
public sealed class WayInTests(ConsoleSite site)
{
    [Fact]
    public Task The_admin_secret_makes_an_operator_who_lands_where_they_wanted_to_go() =>
        site.VisitAsync(
            Visitor.Stranger,
            async page =>
            {
                await page.GoAsync("/console/runs?status=ok");
                await page.ShouldBeAtAsync("Sign in");

                await SignIn.EnterAsync(page, WorkerProcess.Secret);

                await page.ShouldBeAtAsync("Runs");
                page.Path.ShouldBe("/console/runs?status=ok");
                await page.ShouldShowAsync("operator");
            }
        );

    [Fact]
    public Task A_token_of_TRR_makes_an_admin_who_is_named() =>
        site.VisitAsync(
            Visitor.Stranger,
            async page =>
            {
                await SignIn.AsAsync(page, site.Sandbox, ConsoleRole.Admin);

                await page.ShouldShowAsync("admin@example.test");
                await page.Button("Sign out").ClickAsync();
                await page.ShouldBeAtAsync("Sign in");
                await page.GoAsync("/console");
                await page.ShouldBeAtAsync("Sign in");
            }
        );

    [Theory]
    [InlineData("not-the-secret-of-this-worker", "not the admin secret")]
    [InlineData("expired", "time is over")]
    [InlineData("stranger", "on none of this console's lists")]
    [InlineData("forged", "no token that TRR has signed")]
    public Task Others_are_refused_and_told_why(string who, string reason) =>
        site.VisitAsync(
            Visitor.Stranger,
            async page =>
            {
                page.Expect("status of 401");
                page.Expect("status of 403");
                await page.GoAsync(SignIn.Path);

                await SignIn.EnterAsync(page, CredentialOf(who));

                await Assertions.Expect(page.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync(reason);
                await page.ShouldBeAccessibleAsync();
                await page.GoAsync("/console/runs");
                await page.ShouldBeAtAsync("Sign in");
            }
        );

    [Fact]
    public Task Whoever_only_looks_is_offered_no_change() =>
        site.VisitAsync(
            Visitor.Viewer,
            async page =>
            {
                foreach (var path in (string[])["/console/runs", "/console/trigger", "/console/schedules"])
                {
                    (await page.GoAsync(path)).ShouldBe(200);
                    (await page.Page.Locator("main form[method=post]").CountAsync()).ShouldBe(0, path);
                }
            }
        );

    [Fact]
    public Task A_session_that_an_admin_ends_is_over_wherever_it_is_used() =>
        site.VisitAsync(
            Visitor.Stranger,
            async victim =>
            {
                await victim.GoAsync(SignIn.Path);
                await victim.Page.GetByLabel("Look only").CheckAsync();
                await SignIn.EnterAsync(victim, site.Sandbox.Tokens.User());
                await victim.ShouldBeAtAsync("Overview");
                await site.VisitAsync(
                    Visitor.Admin,
                    async admin =>
                    {
                        await admin.GoAsync("/console/sessions");
                        var row = admin
                            .Page.GetByRole(AriaRole.Row)
                            .Filter(new() { HasText = "admin@example.test" })
                            .Filter(new() { HasText = "viewer" });
                        await row.GetByRole(AriaRole.Button).ClickAsync();
                        await Assertions.Expect(row).ToHaveCountAsync(0);
                    }
                );

                await victim.GoAsync("/console/runs");

                await victim.ShouldBeAtAsync("Sign in");
            }
        );

    private string CredentialOf(string who) =>
        who switch
        {
            "expired" => site.Sandbox.Tokens.User(lifetime: TimeSpan.FromHours(-1)),
            "stranger" => site.Sandbox.Tokens.User(SandboxTokens.Stranger),
            "forged" => site.Sandbox.Tokens.User()[..^4] + "AAAA",
            _ => who,
        };
}
