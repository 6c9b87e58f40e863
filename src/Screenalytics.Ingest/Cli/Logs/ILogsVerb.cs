using System.CommandLine;

namespace Screenalytics.Ingest.Cli.Logs;

/// <summary>A verb of <c>logs</c>.</summary>
internal interface ILogsVerb
{
    /// <summary>Its name.</summary>
    string Name { get; }

    /// <summary>What it does, in one sentence.</summary>
    string Description { get; }

    /// <summary>The forms of its output.</summary>
    string[] Formats { get; }

    /// <summary>Adds its arguments and options.</summary>
    void AddTo(Command command);

    /// <summary>Does it.</summary>
    /// <returns>The exit code.</returns>
    Task<int> RunAsync(LogsCall call);
}
