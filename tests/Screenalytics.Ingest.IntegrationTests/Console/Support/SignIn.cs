using Screenalytics.Ingest.Contracts.Console;
using Screenalytics.Ingest.IntegrationTests.Support;
using Screenalytics.Sandbox;

namespace Screenalytics.Ingest.IntegrationTests.Console.Support;

/// <summary>The way in, as a person goes it.</summary>
internal static class SignIn
{
    /// <summary>Where it begins.</summary>
    public const string Path = "/console/sign-in";

    /// <summary>Signs in as an admin of TRR, or with the admin secret.</summary>
    public static Task AsAsync(ConsolePage page, SandboxServer sandbox, ConsoleRole role) =>
        role is ConsoleRole.Admin
            ? WithTokenAsync(page, sandbox.Tokens.User())
            : WithSecretAsync(page, WorkerProcess.Secret);

    /// <summary>Signs in with a secret.</summary>
    public static async Task WithSecretAsync(ConsolePage page, string secret)
    {
        await page.GoAsync(Path);
        await page.Page.GetByLabel("Admin secret").FillAsync(secret);
        await page.Button("Sign in").ClickAsync();
    }

    /// <summary>Signs in with a user's token of TRR.</summary>
    public static async Task WithTokenAsync(ConsolePage page, string token)
    {
        await page.GoAsync(Path);
        await page.Page.GetByLabel("TRR token").FillAsync(token);
        await page.Button("Sign in").ClickAsync();
    }
}
