using Microsoft.Playwright;
using Screenalytics.Ingest.IntegrationTests.Console.Support;
using Screenalytics.Sandbox;

namespace Screenalytics.Ingest.IntegrationTests.Console;

/// <summary>Finding runs, and people in a run; the address holds what was asked for.</summary>
[Collection(ConsoleGroup.Name)]
public sealed class RunsTests(ConsoleSite site)
{
    [Fact]
    public Task Runs_are_filtered_and_the_address_brings_the_same_back() =>
        site.VisitAsync(
            Visitor.Viewer,
            async page =>
            {
                await page.GoAsync("/console/runs");
                var rows = page.Page.Locator("main tbody tr");
                var all = await rows.CountAsync();
                all.ShouldBeGreaterThanOrEqualTo(3);

                await page.Page.GetByLabel("Target or person").FillAsync($"{SandboxIds.OddRowsEpisode1}");
                await page.Button("Filter").ClickAsync();

                await page.ShouldShowAsync("Clear");
                page.Path.ShouldContain($"q={SandboxIds.OddRowsEpisode1}");
                (await rows.CountAsync()).ShouldBeInRange(1, all - 1);
                await page.Page.ReloadAsync();
                (await page.Page.GetByLabel("Target or person").InputValueAsync()).ShouldBe(
                    $"{SandboxIds.OddRowsEpisode1}"
                );
                await page.Link("Clear").ClickAsync();
                await Assertions.Expect(rows).ToHaveCountAsync(all);
            }
        );

    [Fact]
    public Task A_filter_that_finds_nothing_or_is_wrong_says_so() =>
        site.VisitAsync(
            Visitor.Viewer,
            async page =>
            {
                await page.GoAsync("/console/runs?status=cancelled&since=2001-01-01&until=2001-01-02");
                await page.ShouldShowAsync("No run is like that");

                await page.GoAsync("/console/runs?status=%3Cb%3Eodd");
                await page.ShouldShowAsync("<b>odd");
                (await page.Page.Locator("main b", new() { HasText = "odd" }).CountAsync()).ShouldBe(0);
            }
        );

    [Fact]
    public Task People_of_a_run_are_filtered_by_outcome_and_by_the_beginning_of_their_id() =>
        site.VisitAsync(
            Visitor.Viewer,
            async page =>
            {
                await page.GoAsync($"/console/runs/{site.FirstRun}");
                var rows = page.Page.Locator("#people-of-run tbody tr");
                await Assertions.Expect(rows).ToHaveCountAsync(40);

                await page.Page.GetByLabel("Outcome").SelectOptionAsync("fallback");
                await page.Button("Filter").ClickAsync();

                await Assertions.Expect(rows).ToHaveCountAsync(14);
                page.Path.ShouldContain("outcome=fallback");
                await Assertions.Expect(rows.First).ToContainTextAsync("seed 0");

                await page.Page.GetByLabel("Outcome").SelectOptionAsync("");
                await page.Page.GetByLabel("Person", new() { Exact = true }).FillAsync($"{SandboxIds.Seeded}"[..8]);
                await page.Button("Filter").ClickAsync();
                await Assertions.Expect(rows).ToHaveCountAsync(1);
            }
        );

    [Fact]
    public Task The_search_of_every_page_finds_a_run_by_its_id() =>
        site.VisitAsync(
            Visitor.Viewer,
            async page =>
            {
                await page.GoAsync("/console");
                await page.PressAsync("/");
                await page.TypeAsync($"{site.FirstRun}");
                await page.PressAsync("Enter");

                await page.Page.WaitForURLAsync($"**/console/runs/{site.FirstRun}");
                await page.ShouldShowAsync($"{site.FirstRun}");
            }
        );

    [Theory]
    [InlineData("CSV", ".csv", "person_id,")]
    [InlineData("JSON", ".json", "{")]
    public Task The_people_of_a_run_are_downloaded(string link, string ending, string beginning) =>
        site.VisitAsync(
            Visitor.Viewer,
            async page =>
            {
                await page.GoAsync($"/console/runs/{site.FirstRun}");

                var download = await page.Page.RunAndWaitForDownloadAsync(() => page.Link(link).ClickAsync());

                download.SuggestedFilename.ShouldEndWith(ending);
                var text = await File.ReadAllTextAsync(await download.PathAsync());
                text.TrimStart().ShouldStartWith(beginning);
                text.ShouldContain($"{SandboxIds.Seeded}");
            }
        );

    [Fact]
    public async Task A_great_run_is_shown_a_page_at_a_time()
    {
        var cast = await site.Sandbox.Casts.GenerateAsync(new CastSpec(260));
        var run = await site.SyncAsync(new { season_id = cast.SeasonId });
        await site.VisitAsync(
            Visitor.Viewer,
            async page =>
            {
                var seen = new HashSet<string>();
                await page.GoAsync($"/console/runs/{run}");
                while (true)
                {
                    var rows = await page
                        .Page.Locator("#people-of-run tbody tr")
                        .EvaluateAllAsync<string[]>("rows => rows.map(row => row.id)");
                    rows.Length.ShouldBeInRange(1, 50);
                    rows.ShouldAllBe(row => seen.Add(row));
                    if (await page.Link("Next page").CountAsync() == 0)
                    {
                        break;
                    }

                    await page.Link("Next page").ClickAsync();
                    await Assertions.Expect(page.Page.Locator($"#{rows[0]}")).ToHaveCountAsync(0);
                }

                seen.Count.ShouldBe(260);
            }
        );
    }

    [Fact]
    public Task Two_runs_of_a_target_are_compared() =>
        site.VisitAsync(
            Visitor.Viewer,
            async page =>
            {
                await page.GoAsync($"/console/runs/{site.SecondRun}");

                await page.Link("compare").First.ClickAsync();

                await page.ShouldBeAtAsync("two runs");
                await page.ShouldBeAccessibleAsync();
            }
        );
}
