using System.Text;
using Microsoft.Extensions.Time.Testing;
using Screenalytics.Ingest.Cli;

namespace Screenalytics.Ingest.Tests.Cli;

/// <summary>What a command line came to.</summary>
internal sealed record CliRun(int ExitCode, string Output, string Error, FakeHost Host)
{
    public static async Task<CliRun> OfAsync(
        string[] arguments,
        FakeHost? host = null,
        string input = "",
        bool terminal = false
    )
    {
        host ??= new FakeHost();
        using var output = new MemoryStream();
        await using var error = new StringWriter();
        var console = new CliConsole
        {
            Output = output,
            Error = new ErrorLines(error),
            OpenInput = () => new MemoryStream(Encoding.UTF8.GetBytes(input)),
            InputIsTerminal = terminal,
            ErrorIsTerminal = terminal,
            Time = new FakeTimeProvider(new DateTimeOffset(2026, 11, 22, 12, 0, 0, TimeSpan.Zero)),
        };
        var exitCode = await CliApplication.RunAsync(arguments, host, console);
        return new CliRun(exitCode, Encoding.UTF8.GetString(output.ToArray()), error.ToString(), host);
    }
}
