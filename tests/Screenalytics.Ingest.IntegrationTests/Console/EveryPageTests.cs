using Microsoft.Playwright;
using Screenalytics.Ingest.IntegrationTests.Console.Support;

namespace Screenalytics.Ingest.IntegrationTests.Console;

/// <summary>What holds for every page, on every screen.</summary>
[Collection(ConsoleGroup.Name)]
public sealed class EveryPageTests(ConsoleSite site)
{
    [Fact]
    public Task Everybody_can_use_it_at_a_desk_in_light_and_in_the_dark() =>
        site.VisitAsync(
            Visitor.Admin,
            async page =>
            {
                foreach (var path in Pages.Of(site))
                {
                    await page.Page.EmulateMediaAsync(new PageEmulateMediaOptions { ColorScheme = ColorScheme.Light });
                    (await page.GoAsync(path)).ShouldBe(200, path);
                    await page.ShouldBeOutlinedAsync();
                    await page.ShouldFitAsync();
                    await page.ShouldBeAccessibleAsync();
                    await page.Page.EmulateMediaAsync(new PageEmulateMediaOptions { ColorScheme = ColorScheme.Dark });
                    await page.ShouldBeLegibleAsync();
                }
            }
        );

    [Fact]
    public Task Everybody_can_use_it_on_a_phone_with_a_thumb() =>
        site.VisitAsync(
            Visitor.Admin with
            {
                Phone = true,
            },
            async page =>
            {
                var small = new List<string>();
                foreach (var path in Pages.Of(site))
                {
                    (await page.GoAsync(path)).ShouldBe(200, path);
                    await page.ShouldFitAsync();
                    await page.ShouldBeAccessibleAsync();
                    await Assertions
                        .Expect(page.OnPage(".side [aria-current], .account [aria-current]"))
                        .ToBeInViewportAsync();
                    small.AddRange(await page.SmallTargetsAsync());
                }

                small.ShouldBeEmpty();
            }
        );

    [Fact]
    public Task Dark_is_dark_and_light_is_light() =>
        site.VisitAsync(
            Visitor.Viewer,
            async page =>
            {
                await page.GoAsync("/console");
                (await page.BrightnessAsync()).ShouldBeGreaterThan(0.85);

                await page.Page.EmulateMediaAsync(new PageEmulateMediaOptions { ColorScheme = ColorScheme.Dark });
                (await page.BrightnessAsync()).ShouldBeLessThan(0.15);
            }
        );

    [Fact]
    public Task The_way_around_says_where_one_is() =>
        site.VisitAsync(
            Visitor.Admin,
            async page =>
            {
                await page.GoAsync("/console");
                var links = page.ByRole(AriaRole.Navigation, "Console").GetByRole(AriaRole.Link);
                for (var at = 0; at < await links.CountAsync(); at++)
                {
                    var name = (await links.Nth(at).InnerTextAsync()).Trim();
                    await links.Nth(at).ClickAsync();

                    var current = page.ByRole(AriaRole.Navigation, "Console").Locator("[aria-current=page]");
                    await Assertions.Expect(current).ToHaveTextAsync(name);
                }
            }
        );

    [Fact]
    public Task What_does_not_exist_is_said_kindly() =>
        site.VisitAsync(
            Visitor.Viewer,
            async page =>
            {
                page.Expect("status of 404");
                foreach (var path in (string[])["/console/nowhere", $"/console/runs/{Guid.Empty}", "/console/runs/<b>"])
                {
                    (await page.GoAsync(path)).ShouldBe(404);
                    await page.ShouldBeOutlinedAsync();
                    await page.ShouldBeAccessibleAsync();
                    (await page.Page.Locator("main a").CountAsync()).ShouldBeGreaterThan(0, path);
                }
            }
        );
}
