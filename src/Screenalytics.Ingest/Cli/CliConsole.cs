using Screenalytics.Ingest.Diagnostics.Redaction;

namespace Screenalytics.Ingest.Cli;

/// <summary>The streams that a command speaks through: data on the output, everything else on the error stream.</summary>
internal sealed record CliConsole
{
    /// <summary>Where data goes.</summary>
    public required Stream Output { get; init; }

    /// <summary>Where everything else goes, a line at a time.</summary>
    public required ErrorLines Error { get; init; }

    /// <summary>Where a list of people may come from.</summary>
    public required Func<Stream> OpenInput { get; init; }

    /// <summary>Whether a person watches the output.</summary>
    public bool OutputIsTerminal { get; init; }

    /// <summary>Whether a person watches the error stream.</summary>
    public bool ErrorIsTerminal { get; init; }

    /// <summary>Whether a person types the input.</summary>
    public bool InputIsTerminal { get; init; }

    /// <summary>Whether <c>NO_COLOR</c> asks for none; <c>--no-color</c> asks too.</summary>
    public bool NoColor { get; init; }

    /// <summary>The clock.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>The console of this process.</summary>
    /// <param name="redactor">Takes the secrets out of every line of the error stream.</param>
    public static CliConsole OfProcess(Redactor redactor) =>
        new()
        {
            Output = System.Console.OpenStandardOutput(),
            Error = new ErrorLines(System.Console.Error, redactor),
            OpenInput = System.Console.OpenStandardInput,
            OutputIsTerminal = !System.Console.IsOutputRedirected,
            ErrorIsTerminal = !System.Console.IsErrorRedirected,
            InputIsTerminal = !System.Console.IsInputRedirected,
            NoColor = !string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR")),
        };
}
