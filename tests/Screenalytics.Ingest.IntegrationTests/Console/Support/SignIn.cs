using Microsoft.Playwright;
using Screenalytics.Ingest.Contracts.Console;
using Screenalytics.Ingest.IntegrationTests.Support;
using Screenalytics.Sandbox;

namespace Screenalytics.Ingest.IntegrationTests.Console.Support;

/// <summary>The way in, as a person goes it.</summary>
internal static class SignIn
{
    /// <summary>Where it begins.</summary>
    public const string Path = "/console/sign-in";

    /// <summary>Signs in as an admin of TRR, or with the admin secret, and waits until that is done.</summary>
    public static async Task AsAsync(ConsolePage page, SandboxServer sandbox, ConsoleRole role)
    {
        await page.GoAsync(Path);
        if (role is ConsoleRole.Viewer)
        {
            await page.Page.GetByLabel("Look only").CheckAsync();
        }

        await EnterAsync(page, role is ConsoleRole.Admin ? sandbox.Tokens.User() : WorkerProcess.Secret);
        await Assertions.Expect(page.Button("Sign out")).ToBeVisibleAsync();
    }

    /// <summary>Shows a secret or a token on the page that asks for one.</summary>
    public static async Task EnterAsync(ConsolePage page, string credential)
    {
        await page.Page.Locator("#credential").FillAsync(credential);
        await page.Button("Sign in", exact: true).ClickAsync();
    }
}
