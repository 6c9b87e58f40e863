using System.CommandLine;

namespace Screenalytics.Ingest.Cli.Runs;

/// <summary>One use of a <c>runs</c> verb.</summary>
/// <param name="Parsed">The command line.</param>
/// <param name="Session">The database's runs.</param>
/// <param name="Console">Where to speak.</param>
/// <param name="Format">The form of what goes to the output.</param>
/// <param name="Token">The operator's interruption.</param>
internal sealed record RunsCall(
    ParseResult Parsed,
    IRunsSession Session,
    CliConsole Console,
    string Format,
    CancellationToken Token
)
{
    /// <summary>Whether the output is for people.</summary>
    public bool IsTable => Format == OutputFormats.Table;
}
