using Microsoft.Playwright;
using Screenalytics.Ingest.IntegrationTests.Console.Support;

namespace Screenalytics.Ingest.IntegrationTests.Console;

/// <summary>What the console's tests rely on: nothing that goes wrong in the browser passes unseen.</summary>
public sealed class WatchfulPageTests(BrowserFixture browser)
{
    private const string Origin = "http://console.test";

    [Fact]
    public async Task A_page_without_faults_is_not_complained_of()
    {
        await using var context = await (await browser.BrowserAsync()).NewContextAsync(Settings());
        var page = await OpenAsync(context, Document("<button>Go</button>"));

        await page.ShouldBeAccessibleAsync();
        await page.ShouldBeOutlinedAsync();
        await page.ShouldFitAsync();
        await page.TabToAsync("Go");

        page.Complaints.ShouldBeEmpty();
        page.Loads.ShouldBe(1);
    }

    [Theory]
    [InlineData("<script>console.error('oh')</script>", "console, error: oh")]
    [InlineData("<script>console.warn('hm')</script>", "console, warning: hm")]
    [InlineData("<script>throw new Error('lost')</script>", "uncaught: ")]
    [InlineData(
        "<img alt='' src='http://elsewhere.test/a.png'>",
        "a request elsewhere: GET http://elsewhere.test/a.png"
    )]
    [InlineData("<img alt='' src='/missing.png'>", "404")]
    public async Task What_goes_wrong_in_the_browser_is_complained_of(string body, string complaint)
    {
        await using var context = await (await browser.BrowserAsync()).NewContextAsync(Settings());
        var page = await OpenAsync(context, Document(body));

        await page.Page.WaitForLoadStateAsync(LoadState.NetworkIdle);

        page.Complaints.ShouldContain(said => said.Contains(complaint));
    }

    [Theory]
    [InlineData("<button></button>", "button-name")]
    [InlineData("<p class='pale'>Hardly to be read</p>", "color-contrast")]
    public async Task What_not_everybody_can_use_is_found(string body, string rule)
    {
        await using var context = await (await browser.BrowserAsync()).NewContextAsync(Settings());
        var page = await OpenAsync(context, Document(body));

        var found = await Assert.ThrowsAsync<ShouldAssertException>(page.ShouldBeAccessibleAsync);

        found.Message.ShouldContain(rule);
    }

    [Fact]
    public async Task A_page_that_sticks_out_and_a_focus_that_is_hidden_are_found()
    {
        await using var context = await (await browser.BrowserAsync()).NewContextAsync(Settings());
        var page = await OpenAsync(context, Document("<div class='wide'>Wide</div><button class='bare'>Go</button>"));

        (await Assert.ThrowsAsync<ShouldAssertException>(page.ShouldFitAsync)).Message.ShouldContain("wide");
        (await Assert.ThrowsAsync<ShouldAssertException>(() => page.TabToAsync("Go"))).Message.ShouldContain("focus");
    }

    private static BrowserNewContextOptions Settings() =>
        (Visitor.Stranger with { Phone = true }).Settings(Origin, null);

    private static async Task<ConsolePage> OpenAsync(IBrowserContext context, string document)
    {
        var inner = await context.NewPageAsync();
        await inner.RouteAsync("**", route => AnswerAsync(route, document));
        var page = new ConsolePage(inner, Origin);
        (await page.GoAsync("/")).ShouldBe(200);
        return page;
    }

    private static Task AnswerAsync(IRoute route, string document) =>
        route.FulfillAsync(
            new Uri(route.Request.Url).AbsolutePath == "/"
                ? new RouteFulfillOptions { ContentType = "text/html", Body = document }
                : new RouteFulfillOptions { Status = 404 }
        );

    private static string Document(string body) =>
        $$"""
            <!doctype html><html lang="en"><head><title>A page</title>
            <link rel="icon" href="data:,"><meta name="viewport" content="width=device-width, initial-scale=1">
            <style>.pale { color: #bbb } .wide { width: 900px } .bare { outline: none }</style></head>
            <body><main><h1>A page</h1>{{body}}</main></body></html>
            """;
}
