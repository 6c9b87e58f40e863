using Microsoft.Playwright;
using Screenalytics.Ingest.IntegrationTests.Console.Support;
using Screenalytics.Sandbox;

namespace Screenalytics.Ingest.IntegrationTests.Console;

/// <summary>Somebody sees what a sync would change, starts it, and lands where it is watched.</summary>
[Collection(ConsoleGroup.Name)]
public sealed class TriggerTests(ConsoleSite site)
{
    [Fact]
    public Task A_dry_run_shows_what_would_change_and_then_it_is_done_for_real() =>
        site.VisitAsync(
            Visitor.Operator,
            async page =>
            {
                await page.GoAsync("/console/trigger");
                await page.Page.GetByText("People", new() { Exact = true }).And(page.Page.Locator("b")).ClickAsync();
                await page
                    .Page.GetByLabel("People's ids")
                    .FillAsync($"{SandboxIds.Ordinary(60)}, {SandboxIds.Ordinary(63)}");
                await page.Button("See what it would change").ClickAsync();

                await page.Link("What it would change").ClickAsync();
                await page.ShouldBeAtAsync("what a sync would change");
                await page.ShouldShowAsync("insert");
                await page.ShouldBeAccessibleAsync();

                await page.Page.GetByText("Start it for real…").ClickAsync();
                await page.Button("Start it", exact: true).ClickAsync();
                await Assertions.Expect(page.OnPage("#progress")).ToContainTextAsync("2 of 2 people, ended");
                await Assertions.Expect(page.Page.Locator("#people-of-run tbody tr")).ToHaveCountAsync(2);
            }
        );

    [Fact]
    public Task What_is_wrong_is_told_beside_its_field_and_nothing_starts() =>
        site.VisitAsync(
            Visitor.Operator,
            async page =>
            {
                page.Expect("status of 400");
                page.Expect("status of 422");
                await page.GoAsync("/console/trigger");
                await page.Page.GetByText("People", new() { Exact = true }).And(page.Page.Locator("b")).ClickAsync();
                await page.Page.GetByLabel("People's ids").FillAsync("no-id-at-all");
                await page.Button("See what it would change").ClickAsync();

                await page.ShouldShowAsync("Nothing was started");
                await page.ShouldShowAsync("no-id-at-all");
                (await page.Page.GetByLabel("People's ids").GetAttributeAsync("aria-invalid")).ShouldBe("true");
                await page.ShouldBeAccessibleAsync();
            }
        );

    [Fact]
    public Task An_episode_is_started_at_once_and_watched() =>
        site.VisitAsync(
            Visitor.Operator,
            async page =>
            {
                await page.GoAsync("/console/trigger");
                await page.Page.GetByLabel("Episode's id").FillAsync($"{SandboxIds.HarbourRowEpisode1}");
                await page.Page.GetByText("Start at once…").ClickAsync();
                await page.Button("Start it", exact: true).ClickAsync();

                await Assertions.Expect(page.OnPage("#progress")).ToContainTextAsync("16 of 16 people, ended");
            }
        );
}
