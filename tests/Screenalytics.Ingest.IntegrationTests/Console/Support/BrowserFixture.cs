using Microsoft.Playwright;
using Screenalytics.Ingest.IntegrationTests.Console.Support;

[assembly: AssemblyFixture(typeof(BrowserFixture))]

namespace Screenalytics.Ingest.IntegrationTests.Console.Support;

/// <summary>The one Chromium of the whole test assembly: the system's, started when the first test asks for it.</summary>
public sealed class BrowserFixture : IAsyncDisposable
{
    private const string Variable = "CHROMIUM";

    private static readonly TimeSpan Farewell = TimeSpan.FromSeconds(15);

    // A browser that is left alone asks its maker for updates, and more.
    private static readonly string[] Silent =
    [
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-gpu",
        "--disable-quic",
        "--disable-sync",
        "--no-first-run",
    ];

    private readonly Lazy<Task<(IPlaywright Driver, IBrowser Browser)>> _started = new(StartAsync);

    internal async Task<IBrowser> BrowserAsync() => (await _started.Value).Browser;

    public async ValueTask DisposeAsync()
    {
        if (_started is { IsValueCreated: true, Value.IsCompletedSuccessfully: true })
        {
            var (driver, browser) = await _started.Value;
            try
            {
                await browser.CloseAsync().WaitAsync(Farewell);
                await Task.Run(driver.Dispose).WaitAsync(Farewell);
            }
            catch (TimeoutException)
            {
                // All that was to be seen has been seen; a browser that does not go ends with this process.
            }
        }
    }

    private static async Task<(IPlaywright Driver, IBrowser Browser)> StartAsync()
    {
        var program = Program();
        var driver = await Playwright.CreateAsync();
        Assertions.SetDefaultExpectTimeout((float)ConsolePage.Patience.TotalMilliseconds);
        try
        {
            var browser = await driver.Chromium.LaunchAsync(
                new BrowserTypeLaunchOptions { ExecutablePath = program, Args = Silent }
            );
            return (driver, browser);
        }
        catch
        {
            driver.Dispose();
            throw;
        }
    }

    private static string Program()
    {
        if (Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } named)
        {
            return File.Exists(named)
                ? named
                : throw new InvalidOperationException($"{Variable} names '{named}', which does not exist.");
        }

        var folders = Environment.GetEnvironmentVariable("PATH")?.Split(':') ?? [];
        return folders.Select(folder => Path.Combine(folder, "chromium")).FirstOrDefault(File.Exists)
            ?? throw new InvalidOperationException(
                $"There is no Chromium on PATH: install it (apt-get install chromium), or name it in {Variable}."
            );
    }
}
