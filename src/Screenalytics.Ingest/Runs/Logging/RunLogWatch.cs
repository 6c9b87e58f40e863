using Screenalytics.Ingest.Sync;

namespace Screenalytics.Ingest.Runs.Logging;

/// <summary>Logs every run that this process works on.</summary>
internal sealed class RunLogWatch(RunLoggers loggers, NodeName node) : IRunWatch
{
    /// <inheritdoc/>
    public ISyncObserver Watch(RunStart run) => new RunLogObserver(loggers.For(run.Request), run, node.Value);
}
