using Screenalytics.Ingest.Contracts.Sync;
using Screenalytics.Ingest.Diagnostics;

namespace Screenalytics.Ingest.Runs.Logging;

/// <summary>Gives the log of a run; that of a debug run takes everything, whatever the level is.</summary>
internal sealed class RunLoggers(ILoggerFactory factory)
{
    private readonly ILogger _usual = factory.CreateLogger("Screenalytics.Ingest.Runs");
    private readonly ILogger _debug = factory.CreateLogger(LogCategories.DebugRun);

    /// <summary>The log of runs that are asked for so.</summary>
    public ILogger For(SyncRequest request) => request.Debug ? _debug : _usual;
}
