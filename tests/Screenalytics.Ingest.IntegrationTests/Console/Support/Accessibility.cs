using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;

namespace Screenalytics.Ingest.IntegrationTests.Console.Support;

/// <summary>Holds a page to what everybody has to be able to use: axe's rules, and a document's outline.</summary>
internal static class Accessibility
{
    private static readonly AxeRunOptions Rules = new()
    {
        RunOnly = new RunOnlyOptions
        {
            Type = "tag",
            Values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
        },
        ResultTypes = [ResultType.Violations],
    };

    private static readonly AxeRunOptions Contrast = new()
    {
        RunOnly = new RunOnlyOptions { Type = "rule", Values = ["color-contrast"] },
        ResultTypes = [ResultType.Violations],
    };

    /// <summary>Fails with every breach of axe's rules, and where it is.</summary>
    public static Task ShouldBeAccessibleAsync(this ConsolePage page) => JudgeAsync(page, Rules);

    /// <summary>Fails with everything whose colours are too much alike.</summary>
    public static Task ShouldBeLegibleAsync(this ConsolePage page) => JudgeAsync(page, Contrast);

    /// <summary>Fails unless there is one title, one main heading, one main part and a way around by landmarks.</summary>
    public static async Task ShouldBeOutlinedAsync(this ConsolePage page)
    {
        (await page.Page.TitleAsync()).ShouldNotBeNullOrWhiteSpace(page.Path);
        (await page.Page.Locator("h1").CountAsync()).ShouldBe(1, page.Path);
        (await page.Page.Locator("main").CountAsync()).ShouldBe(1, page.Path);
        (await page.Page.Locator("html[lang]").CountAsync()).ShouldBe(1, page.Path);
    }

    /// <summary>Fails when the page is wider than the screen, with what sticks out.</summary>
    public static async Task ShouldFitAsync(this ConsolePage page)
    {
        var sticking = await page.Page.EvaluateAsync<string[]>(
            """
            () => {
              const width = document.documentElement.clientWidth;
              if (document.documentElement.scrollWidth <= width) return [];
              return [...document.body.querySelectorAll('*')]
                .filter(e => e.getBoundingClientRect().right > width + 1)
                .map(e => e.outerHTML.slice(0, 160)).slice(0, 8);
            }
            """
        );
        sticking.ShouldBeEmpty(page.Path);
        var wide = await page.Page.EvaluateAsync<bool>(
            "() => document.documentElement.scrollWidth > document.documentElement.clientWidth"
        );
        wide.ShouldBeFalse($"{page.Path} scrolls sideways");
    }

    private static async Task JudgeAsync(ConsolePage page, AxeRunOptions rules)
    {
        var found = await page.Page.RunAxe(rules);
        var breaches =
            from violation in found.Violations
            from node in violation.Nodes
            let why = string.Join("; ", node.Any.Concat(node.All).Concat(node.None).Select(check => check.Message))
            select $"{page.Path}: {violation.Id}: {node.Html} ({why})";
        breaches.ShouldBeEmpty();
    }
}
