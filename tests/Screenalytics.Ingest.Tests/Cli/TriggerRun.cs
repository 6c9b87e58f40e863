using Screenalytics.Ingest.Cli;
using Screenalytics.Ingest.Tests.Api;

namespace Screenalytics.Ingest.Tests.Cli;

/// <summary>What <c>trigger</c> came to against a server.</summary>
internal static class TriggerRun
{
    public static Task<VerbRun> OfAsync(Uri server, string? secret, params string[] arguments) =>
        VerbRun.OfAsync(server, secret, ["trigger", .. arguments]);

    public static Task<VerbRun> OfAsync(ApiServer server, params string[] arguments) =>
        VerbRun.OfAsync(server, ["trigger", .. arguments]);

    public static CliConsole ConsoleOf(Stream output, TextWriter error) => VerbRun.ConsoleOf(output, error);
}
