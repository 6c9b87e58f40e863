using Microsoft.Playwright;
using Screenalytics.Ingest.IntegrationTests.Console.Support;

namespace Screenalytics.Ingest.IntegrationTests.Console;

/// <summary>Schedules are paused with a reason, resumed, and run out of their turn; all of it is on record.</summary>
[Collection(ConsoleGroup.Name)]
public sealed class SchedulesTests(ConsoleSite site)
{
    [Fact]
    public Task A_schedule_is_paused_with_a_reason_and_resumed() =>
        site.VisitAsync(
            Visitor.Operator,
            async page =>
            {
                await page.GoAsync("/console/schedules");
                var nightly = page.Page.Locator("#nightly");
                await page.Page.GetByLabel("Pause nightly").ClickAsync();
                await nightly.GetByLabel("Why").FillAsync("the backend <b>moves</b>");
                await page.ShouldBeAccessibleAsync();
                await nightly.GetByRole(AriaRole.Button, new() { Name = "Pause it" }).ClickAsync();

                await Assertions.Expect(nightly).ToContainTextAsync("by operator: the backend <b>moves</b>");
                await page.ShouldBeAccessibleAsync();

                await page.Button("Resume nightly").ClickAsync();
                await Assertions.Expect(nightly).Not.ToContainTextAsync("the backend");

                await page.GoAsync("/console/audit?action=pause_schedule");
                await page.ShouldShowAsync("the backend <b>moves</b>");
                await page.ShouldShowAsync("operator");
            }
        );

    [Fact]
    public Task A_schedule_is_run_now() =>
        site.VisitAsync(
            Visitor.Operator,
            async page =>
            {
                await page.GoAsync("/console/schedules");
                await page.Page.GetByLabel("Run guests now").ClickAsync();
                await page.Page.Locator("#guests").GetByRole(AriaRole.Button, new() { Name = "Run it" }).ClickAsync();

                await Assertions.Expect(page.OnPage("#progress")).ToContainTextAsync("16 of 16 people, ended");
            }
        );
}
