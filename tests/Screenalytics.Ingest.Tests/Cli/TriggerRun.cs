using System.Text;
using Screenalytics.Ingest.Cli;
using Screenalytics.Ingest.Cli.Triggering;
using Screenalytics.Ingest.Tests.Api;

namespace Screenalytics.Ingest.Tests.Cli;

/// <summary>What <c>trigger</c> came to against a server.</summary>
internal sealed record TriggerRun(int ExitCode, string Output, string Error)
{
    public static async Task<TriggerRun> OfAsync(Uri server, string? secret, params string[] arguments)
    {
        var host = new FakeHost { Access = new WorkerAccess(server, secret) };
        using var output = new MemoryStream();
        await using var error = new StringWriter();
        string[] line = ["trigger", .. arguments];
        var exitCode = await CliApplication.RunAsync(line, host, ConsoleOf(output, error));
        return new TriggerRun(exitCode, Encoding.UTF8.GetString(output.ToArray()), error.ToString());
    }

    public static Task<TriggerRun> OfAsync(ApiServer server, params string[] arguments) =>
        OfAsync(server.Address, ApiServer.Secret, arguments);

    public static CliConsole ConsoleOf(Stream output, TextWriter error) =>
        new()
        {
            Output = output,
            Error = new ErrorLines(error),
            OpenInput = () => Stream.Null,
        };
}
