namespace Screenalytics.Ingest.Console.Security;

/// <summary>Whether a request comes from a page of the console itself.</summary>
internal static class SameOrigin
{
    private const string Site = "Sec-Fetch-Site";

    /// <summary>Whether the browser says so: no page can make it say so of a request of another one.</summary>
    public static bool IsSaidBy(HttpRequest request)
    {
        if (request.Headers[Site] is { Count: > 0 } site)
        {
            return site is ["same-origin"];
        }

        // Browsers keep that header to themselves where a server is neither https nor on this machine.
        return request.Headers.Origin is [{ } origin]
            && string.Equals(origin, $"{request.Scheme}://{request.Host}", StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>Whether the browser says that somebody else's page leads here.</summary>
    public static bool IsLedFromElsewhere(HttpRequest request) =>
        request.Headers[Site] is ["cross-site"] or ["same-site"];
}
