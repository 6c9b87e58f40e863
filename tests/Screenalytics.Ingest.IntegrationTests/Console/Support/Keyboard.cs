using Microsoft.Playwright;

namespace Screenalytics.Ingest.IntegrationTests.Console.Support;

/// <summary>Somebody without a mouse: goes from control to control, and has to see where they are.</summary>
internal static class Keyboard
{
    private const int Enough = 300;

    // What has the focus, by name, and whether that shows on it or on what stands for it.
    private const string Look = """
        () => {
          const e = document.activeElement;
          if (!e || e === document.body || e === document.documentElement) return ['', 'true'];
          const label = e.labels && e.labels.length ? e.labels[0] : null;
          const rings = x => {
            const s = getComputedStyle(x);
            return (s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) >= 1) || s.boxShadow !== 'none';
          };
          const seen = [e, label, e.nextElementSibling, e.parentElement].filter(x => x);
          const box = e.getBoundingClientRect();
          const inView = box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth;
          // A field for a date shows itself which of its parts has the focus.
          const visible = inView && (e.type?.startsWith('date') || (e.matches(':focus-visible') && seen.some(rings)));
          const name = e.getAttribute('aria-label') || (label && label.innerText) || e.innerText || e.value || e.name || '';
          return [name.trim().replace(/\s+/g, ' '), String(visible), e.outerHTML.slice(0, 200)];
        }
        """;

    /// <summary>Presses Tab until a control of that name has the focus; fails when it never does, or the focus is not seen.</summary>
    public static async Task TabToAsync(this ConsolePage page, string name)
    {
        var passed = new List<string>();
        for (var press = 0; press < Enough; press++)
        {
            await page.Page.Keyboard.PressAsync("Tab");
            var here = await page.FocusAsync();
            passed.Add(here);
            if (here.Contains(name, StringComparison.OrdinalIgnoreCase))
            {
                return;
            }
        }

        throw new InvalidOperationException(
            $"No Tab leads to '{name}' on {page.Path}; they lead to: {string.Join(" | ", passed.Distinct())}"
        );
    }

    /// <summary>Presses Tab so often, or until all of the page was visited; fails when the focus is not seen or stays where it is.</summary>
    public static async Task WalkAsync(this ConsolePage page, int presses)
    {
        for (var press = 0; press < presses; press++)
        {
            await page.Page.EvaluateAsync("() => { window.before = document.activeElement; }");
            await page.Page.Keyboard.PressAsync("Tab");
            await page.FocusAsync();
            var isAtEnd = await page.Page.EvaluateAsync<bool>("() => document.activeElement === document.body");
            if (isAtEnd)
            {
                return;
            }

            // A field for a date has fields of its own.
            var stays = await page.Page.EvaluateAsync<bool>(
                "() => document.activeElement === window.before && !document.activeElement.type?.startsWith('date')"
            );
            stays.ShouldBeFalse($"the focus is held on {page.Path}");
        }
    }

    /// <summary>The name of what has the focus; fails when that can't be seen.</summary>
    public static async Task<string> FocusAsync(this ConsolePage page)
    {
        var seen = await page.Page.EvaluateAsync<string[]>(Look);
        seen[1].ShouldBe("true", $"the focus can't be seen on {page.Path}: {string.Join(" ", seen.Skip(2))}");
        return seen[0];
    }

    /// <summary>Types into what has the focus.</summary>
    public static Task TypeAsync(this ConsolePage page, string text) => page.Page.Keyboard.InsertTextAsync(text);

    /// <summary>Presses a key.</summary>
    public static Task PressAsync(this ConsolePage page, string key) => page.Page.Keyboard.PressAsync(key);

    /// <summary>The first of what matches.</summary>
    public static ILocator OnPage(this ConsolePage page, string selector) => page.Page.Locator(selector).First;
}
