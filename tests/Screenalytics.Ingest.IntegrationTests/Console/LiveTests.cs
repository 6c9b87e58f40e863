using Microsoft.Playwright;
using Screenalytics.Ingest.IntegrationTests.Console.Support;
using Screenalytics.Sandbox;
using Screenalytics.Sandbox.Faults;

namespace Screenalytics.Ingest.IntegrationTests.Console;

/// <summary>What runs is watched as it goes, without loading the page again.</summary>
[Collection(ConsoleGroup.Name)]
public sealed class LiveTests(ConsoleSite site)
{
    private static readonly FaultRule Slow = new() { Kind = FaultKind.Latency, DelayMs = 900 };

    [Fact]
    public Task A_run_is_watched_to_its_end_and_then_offers_what_is_possible() =>
        site.VisitAsync(
            Visitor.Operator,
            async page =>
            {
                var cast = await site.Sandbox.Casts.GenerateAsync(new CastSpec(40, Seed: 71));
                Guid run;
                using (site.With(Slow))
                {
                    run = await site.StartAsync(new { season_id = cast.SeasonId });
                    await page.GoAsync($"/console/runs/{run}");
                    await Assertions.Expect(page.OnPage("[data-live-state]")).ToHaveTextAsync("Live");
                    var loads = page.Loads;
                    await Assertions.Expect(page.OnPage("#progress")).ToContainTextAsync("running");
                    await page.ShouldBeAccessibleAsync();

                    await Assertions.Expect(page.OnPage("#progress")).ToContainTextAsync("40 of 40 people, ended");

                    page.Loads.ShouldBe(loads);
                }

                await Assertions.Expect(page.OnPage("#people-of-run tbody")).ToContainTextAsync("seed");
                await Assertions.Expect(page.Page.GetByText("Cancel the run…")).ToHaveCountAsync(0);
            }
        );

    [Fact]
    public Task The_overview_shows_a_run_come_and_go() =>
        site.VisitAsync(
            Visitor.Viewer,
            async page =>
            {
                await page.GoAsync("/console");
                await Assertions.Expect(page.OnPage("#now")).ToContainTextAsync("Nothing is running");
                using (site.With(Slow))
                {
                    await site.StartAsync(new { episode_id = SandboxIds.HarbourRowEpisode1 });
                    await Assertions.Expect(page.OnPage("#now")).ToContainTextAsync("16");
                }

                await Assertions.Expect(page.OnPage("#now")).ToContainTextAsync("Nothing is running");
                page.Loads.ShouldBe(1);
            }
        );

    [Fact]
    public Task A_run_is_cancelled_from_its_page() =>
        site.VisitAsync(
            Visitor.Operator,
            async page =>
            {
                var cast = await site.Sandbox.Casts.GenerateAsync(new CastSpec(40, Seed: 72));
                using var slow = site.With(Slow with { DelayMs = 20_000 });
                var run = await site.StartAsync(new { season_id = cast.SeasonId });
                await page.GoAsync($"/console/runs/{run}");

                await page.Page.GetByText("Cancel the run…").ClickAsync();
                await page.Button("Cancel it").ClickAsync();

                await Assertions.Expect(page.OnPage("#progress")).ToContainTextAsync("cancelled");
                await page.ShouldShowAsync("Retry the unfinished");
            }
        );
}
