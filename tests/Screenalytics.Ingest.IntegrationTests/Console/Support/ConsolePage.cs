using System.Collections.Concurrent;
using Microsoft.Playwright;

namespace Screenalytics.Ingest.IntegrationTests.Console.Support;

/// <summary>A page of the console in the browser, and everything about it that nobody should have to see.</summary>
internal sealed class ConsolePage
{
    /// <summary>How long something that has to come is waited for.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly HashSet<string> _origins;
    private readonly List<string> _expected = [];
    private readonly ConcurrentQueue<string> _complaints = new();
    private int _loads;

    /// <param name="page">The browser's page.</param>
    /// <param name="origins">Where requests may go.</param>
    public ConsolePage(IPage page, params IEnumerable<string> origins)
    {
        Page = page;
        _origins = [.. origins];
        page.SetDefaultTimeout((float)Patience.TotalMilliseconds);
        page.Console += (_, said) => Hear(said);
        page.Crash += (_, _) => HasCrashed = true;
        page.PageError += (_, error) => _complaints.Enqueue($"uncaught: {error}");
        page.Request += (_, request) => Judge(request);
        page.RequestFailed += (_, request) => Mourn(request);
        page.DOMContentLoaded += (_, _) => Interlocked.Increment(ref _loads);
    }

    /// <summary>The browser's page.</summary>
    public IPage Page { get; }

    /// <summary>Whether the browser gave the page up; nothing that is asked of it then is answered.</summary>
    public bool HasCrashed { get; private set; }

    /// <summary>How often a document was loaded so far.</summary>
    public int Loads => _loads;

    /// <summary>The page's path and query.</summary>
    public string Path => new Uri(Page.Url).PathAndQuery;

    /// <summary>Where nothing is to be heard of in the browser's console, unless it holds these words.</summary>
    public void Expect(string words) => _expected.Add(words);

    /// <summary>Opens a page, and waits for what it has to look for.</summary>
    /// <returns>The answer's status.</returns>
    public async Task<int> GoAsync(string path)
    {
        var status = (await Page.GotoAsync(path)).ShouldNotBeNull().Status;
        await Assertions.Expect(Page.Locator("[data-late]")).ToHaveCountAsync(0);
        return status;
    }

    /// <summary>A link by its name.</summary>
    public ILocator Link(string name, bool exact = false) => ByRole(AriaRole.Link, name, exact);

    /// <summary>A button by its name.</summary>
    public ILocator Button(string name, bool exact = false) => ByRole(AriaRole.Button, name, exact);

    /// <summary>Something by its role and name.</summary>
    public ILocator ByRole(AriaRole role, string name, bool exact = false) =>
        Page.GetByRole(role, new PageGetByRoleOptions { Name = name, Exact = exact });

    /// <summary>Waits until the page's main heading holds these words.</summary>
    public Task ShouldBeAtAsync(string heading) =>
        Assertions.Expect(Page.Locator("h1")).ToContainTextAsync(heading, new() { IgnoreCase = true });

    /// <summary>Waits until the page shows something.</summary>
    public Task ShouldShowAsync(string words) =>
        Assertions.Expect(Page.Locator("body")).ToContainTextAsync(words, new() { IgnoreCase = true });

    /// <summary>What went wrong in the browser, of what nobody expected.</summary>
    public IReadOnlyList<string> Complaints => [.. _complaints.Where(complaint => !_expected.Any(complaint.Contains))];

    private void Hear(IConsoleMessage said)
    {
        if (said.Type is "error" or "warning" or "assert")
        {
            _complaints.Enqueue($"console, {said.Type}: {said.Text} ({said.Location})");
        }
    }

    private void Judge(IRequest request)
    {
        var address = new Uri(request.Url);
        if (address.Scheme is not ("data" or "blob") && !_origins.Contains(address.GetLeftPart(UriPartial.Authority)))
        {
            _complaints.Enqueue($"a request elsewhere: {request.Method} {request.Url}");
        }
    }

    // Leaving a page breaks off what it was still being told.
    private void Mourn(IRequest request)
    {
        if (request.Failure is not "net::ERR_ABORTED")
        {
            _complaints.Enqueue($"a failed request: {request.Method} {request.Url}: {request.Failure}");
        }
    }
}
