using System.CommandLine;

namespace Screenalytics.Ingest.Cli.Gates;

/// <summary>A verb of <c>gate</c>.</summary>
internal interface IGateVerb
{
    /// <summary>Its name.</summary>
    string Name { get; }

    /// <summary>What it does, in one sentence.</summary>
    string Description { get; }

    /// <summary>The forms of its output.</summary>
    string[] Formats { get; }

    /// <summary>What the first signal is answered with.</summary>
    string Stopping => "Stopping.";

    /// <summary>Adds its arguments and options.</summary>
    void AddTo(Command command);

    /// <summary>Does it.</summary>
    /// <returns>The exit code.</returns>
    Task<int> RunAsync(GateCall call);
}
