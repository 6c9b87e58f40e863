namespace Screenalytics.Ingest.IntegrationTests.Console.Support;

/// <summary>What a page looks like on the screen, in numbers.</summary>
internal static class Screen
{
    private const int Thumb = 44;

    // What is pressed may be larger than it looks: by its label, or by ground that belongs to it.
    private static readonly string SmallOnes = $$"""
        () => [...document.querySelectorAll('button, summary, select, input:not([type=hidden]), a.btn, nav a')]
          .filter(e => e.ariaHidden !== 'true')
          .filter(e => e.checkVisibility() && e.getBoundingClientRect().width > 1)
          .filter(e => {
            const boxes = [e, ...(e.labels || [])].map(x => x.getBoundingClientRect());
            const holds = b => b.width >= {{Thumb}} - 0.5 && b.height >= {{Thumb}} - 0.5;
            if (boxes.some(holds)) return false;
            e.scrollIntoView({ block: 'center', inline: 'center' });
            const b = e.getBoundingClientRect();
            const [x, y, reach] = [b.left + b.width / 2, b.top + b.height / 2, {{Thumb}} / 2 - 1];
            const isOurs = (dx, dy) => {
              const there = document.elementFromPoint(x + dx, y + dy);
              return there && (e.contains(there) || [...(e.labels || [])].some(label => label.contains(there)));
            };
            return !(isOurs(-reach, 0) && isOurs(reach, 0) && isOurs(0, -reach) && isOurs(0, reach));
          })
          .map(e => `${Math.round(e.getBoundingClientRect().width)}x${Math.round(e.getBoundingClientRect().height)} ${e.outerHTML.slice(0, 140)}`)
        """;

    private const string Brightness = """
        () => {
          const [r, g, b] = getComputedStyle(document.body).backgroundColor.match(/[\d.]+/g).map(Number);
          return (0.2126 * r + 0.7152 * g + 0.0722 * b) / 255;
        }
        """;

    /// <summary>What is pressed and is too small for a thumb.</summary>
    public static async Task<IEnumerable<string>> SmallTargetsAsync(this ConsolePage page) =>
        (await page.Page.EvaluateAsync<string[]>(SmallOnes)).Select(small => $"{page.Path}: {small}");

    /// <summary>How bright the page's ground is, from 0 to 1.</summary>
    public static Task<double> BrightnessAsync(this ConsolePage page) => page.Page.EvaluateAsync<double>(Brightness);
}
