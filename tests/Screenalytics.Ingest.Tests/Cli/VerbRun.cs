using System.Text;
using Screenalytics.Ingest.Cli;
using Screenalytics.Ingest.Cli.Triggering;
using Screenalytics.Ingest.Tests.Api;

namespace Screenalytics.Ingest.Tests.Cli;

/// <summary>What a verb that asks a worker came to.</summary>
internal sealed record VerbRun(int ExitCode, string Output, string Error)
{
    public static async Task<VerbRun> OfAsync(Uri server, string? secret, params string[] arguments)
    {
        var host = new FakeHost { Access = new WorkerAccess(server, secret) };
        using var output = new MemoryStream();
        await using var error = new StringWriter();
        var exitCode = await CliApplication.RunAsync(arguments, host, ConsoleOf(output, error));
        return new VerbRun(exitCode, Encoding.UTF8.GetString(output.ToArray()), error.ToString());
    }

    public static Task<VerbRun> OfAsync(ApiServer server, params string[] arguments) =>
        OfAsync(server.Address, ApiServer.Secret, arguments);

    public static CliConsole ConsoleOf(Stream output, TextWriter error) =>
        new()
        {
            Output = output,
            Error = new ErrorLines(error),
            OpenInput = () => Stream.Null,
        };
}
