using Microsoft.Playwright;
using Screenalytics.Ingest.IntegrationTests.Console.Support;
using Screenalytics.Sandbox;

namespace Screenalytics.Ingest.IntegrationTests.Console;

/// <summary>Everything without a mouse: one always sees where one is, and each press does what it says.</summary>
[Collection(ConsoleGroup.Name)]
public sealed class KeyboardTests(ConsoleSite site)
{
    [Fact]
    public Task From_signing_in_to_a_flag_and_a_run() =>
        site.VisitAsync(
            Visitor.Stranger,
            async page =>
            {
                await page.GoAsync("/console");
                await Assertions.Expect(page.Page.Locator("#credential")).ToBeFocusedAsync();
                await page.TypeAsync(site.Sandbox.Tokens.User());
                await page.PressAsync("Enter");
                await page.ShouldBeAtAsync("Overview");

                await page.PressAsync("/");
                await page.TypeAsync($"{SandboxIds.Unseeded}");
                await page.PressAsync("Enter");
                await page.Page.WaitForURLAsync($"**/people/{SandboxIds.Unseeded}");
                await page.TabToAsync("Gallery");
                await page.PressAsync("Enter");
                await page.ShouldBeAtAsync("Gallery");

                await page.TabToAsync("Facebank seed");
                var flag = page.Page.Locator("[data-switch]").First;
                await page.PressAsync("Space");
                await Assertions.Expect(flag).ToHaveAttributeAsync("aria-checked", "true");
                await page.PressAsync("Space");
                await Assertions.Expect(flag).ToHaveAttributeAsync("aria-checked", "false");
                await Assertions.Expect(page.Page.Locator("[data-pending]")).ToHaveCountAsync(0);

                await page.GoAsync("/console");
                await page.TabToAsync("Skip to the content");
                await page.PressAsync("Enter");
                await page.TabToAsync("Start a sync");
                await page.PressAsync("Enter");
                await page.ShouldBeAtAsync("Start a sync");
                await page.TabToAsync("An episode");
                await page.TabToAsync("Episode's id");
                await page.TypeAsync($"{SandboxIds.HarbourRowEpisode1}");
                await page.TabToAsync("See what it would change");
                await page.PressAsync("Enter");
                await Assertions.Expect(page.Link("What it would change")).ToBeVisibleAsync();
                await page.TabToAsync("What it would change");
                await page.PressAsync("Enter");
                await page.ShouldBeAtAsync("what a sync would change");
            }
        );

    [Fact]
    public Task No_page_hides_the_focus_or_holds_it() =>
        site.VisitAsync(
            Visitor.Admin,
            async page =>
            {
                foreach (var path in Pages.Of(site))
                {
                    await page.GoAsync(path);
                    await page.WalkAsync(25);
                }
            }
        );
}
