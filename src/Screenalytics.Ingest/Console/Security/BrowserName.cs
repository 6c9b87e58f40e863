namespace Screenalytics.Ingest.Console.Security;

/// <summary>What people call a browser that names itself at length.</summary>
internal static class BrowserName
{
    // In an order in which none is taken for another that it claims to be, too.
    private static readonly (string Mark, string Name)[] Browsers =
    [
        ("Edg/", "Edge"),
        ("OPR/", "Opera"),
        ("Firefox/", "Firefox"),
        ("HeadlessChrome/", "Chromium"),
        ("Chrome/", "Chrome"),
        ("CriOS/", "Chrome"),
        ("FxiOS/", "Firefox"),
        ("Safari/", "Safari"),
        ("curl/", "curl"),
    ];

    private static readonly (string Mark, string Name)[] Systems =
    [
        ("Android", "Android"),
        ("iPhone", "iPhone"),
        ("iPad", "iPad"),
        ("Windows", "Windows"),
        ("Mac OS X", "macOS"),
        ("CrOS", "ChromeOS"),
        ("Linux", "Linux"),
    ];

    /// <summary>The name in words.</summary>
    public static string Of(string? agent)
    {
        if (string.IsNullOrEmpty(agent))
        {
            return "unknown";
        }

        var browser = Find(Browsers, agent) ?? agent;
        return Find(Systems, agent) is { } system && browser != agent ? $"{browser} on {system}" : browser;
    }

    private static string? Find((string Mark, string Name)[] known, string agent) =>
        Array.Find(known, one => agent.Contains(one.Mark, StringComparison.Ordinal)).Name;
}
