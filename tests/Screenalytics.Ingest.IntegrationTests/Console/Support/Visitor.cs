using Microsoft.Playwright;
using Screenalytics.Ingest.Contracts.Console;

namespace Screenalytics.Ingest.IntegrationTests.Console.Support;

/// <summary>Somebody who looks at the console: what they may do there, and on which screen.</summary>
/// <param name="Role">As what they are signed in, or null.</param>
internal sealed record Visitor(ConsoleRole? Role)
{
    /// <summary>Somebody who is not signed in, at a desk.</summary>
    public static Visitor Stranger { get; } = new((ConsoleRole?)null);

    /// <summary>Somebody who only looks.</summary>
    public static Visitor Viewer { get; } = new(ConsoleRole.Viewer);

    /// <summary>Somebody who knows the admin secret.</summary>
    public static Visitor Operator { get; } = new(ConsoleRole.Operator);

    /// <summary>An admin of TRR who is on the list.</summary>
    public static Visitor Admin { get; } = new(ConsoleRole.Admin);

    /// <summary>Whether the system's colours are dark.</summary>
    public bool Dark { get; init; }

    /// <summary>Whether it is a phone, held upright.</summary>
    public bool Phone { get; init; }

    /// <summary>The browser's settings.</summary>
    public BrowserNewContextOptions Settings(string address, string? state) =>
        new()
        {
            BaseURL = address,
            StorageState = state,
            ColorScheme = Dark ? ColorScheme.Dark : ColorScheme.Light,
            ReducedMotion = ReducedMotion.Reduce,
            ViewportSize = Phone
                ? new ViewportSize { Width = 390, Height = 844 }
                : new ViewportSize { Width = 1280, Height = 860 },
            IsMobile = Phone,
            HasTouch = Phone,
            Locale = "en-GB",
            TimezoneId = "UTC",
        };

    public override string ToString() =>
        $"{Role?.ToString() ?? "Stranger"}{(Phone ? ", phone" : "")}{(Dark ? ", dark" : "")}";
}
