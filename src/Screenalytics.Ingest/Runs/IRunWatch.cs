using Screenalytics.Ingest.Sync;

namespace Screenalytics.Ingest.Runs;

/// <summary>Somebody who watches every run that this process works on: the log, the metrics.</summary>
internal interface IRunWatch
{
    /// <summary>Gives the observer of a run, or of a sitting of one of its parts; it must not throw.</summary>
    ISyncObserver Watch(RunStart run);
}
