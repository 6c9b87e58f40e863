using Screenalytics.Ingest.Runs;

namespace Screenalytics.Ingest.Cli.Runs;

/// <summary>The database's runs, open to be looked at and cared for; disposing it lets go of the database.</summary>
internal interface IRunsSession : IAsyncDisposable
{
    /// <summary>What is known of runs.</summary>
    IRunHistory History { get; }

    /// <summary>Takes runs back.</summary>
    IRunCare Care { get; }

    /// <summary>How it stands with targets.</summary>
    ITargetStore Targets { get; }

    /// <summary>The door by which runs end early and start again; it is there when it was asked for.</summary>
    IRunDoor Door { get; }
}
