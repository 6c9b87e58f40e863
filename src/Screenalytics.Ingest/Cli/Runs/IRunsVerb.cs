using System.CommandLine;

namespace Screenalytics.Ingest.Cli.Runs;

/// <summary>A verb of <c>runs</c>.</summary>
internal interface IRunsVerb
{
    /// <summary>Its name.</summary>
    string Name { get; }

    /// <summary>What it does, in one sentence.</summary>
    string Description { get; }

    /// <summary>The forms of its output.</summary>
    string[] Formats { get; }

    /// <summary>Whether it starts or ends runs, for which the backend must be configured too.</summary>
    bool NeedsDoor { get; }

    /// <summary>Adds its options.</summary>
    void AddTo(Command command);

    /// <summary>Does it.</summary>
    /// <returns>The exit code.</returns>
    Task<int> RunAsync(RunsCall call);
}
