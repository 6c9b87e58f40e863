using System.CommandLine;

namespace Screenalytics.Ingest.Cli.Gates;

/// <summary>One use of a <c>gate</c> verb.</summary>
/// <param name="Parsed">The command line.</param>
/// <param name="Settings">What it says about how to run.</param>
/// <param name="Host">The program around it.</param>
/// <param name="Console">Where to speak.</param>
/// <param name="Format">The form of what goes to the output.</param>
/// <param name="Token">The operator's interruption.</param>
internal sealed record GateCall(
    ParseResult Parsed,
    CommandSettings Settings,
    ICommandHost Host,
    CliConsole Console,
    string Format,
    CancellationToken Token
);
