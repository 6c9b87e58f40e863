using Screenalytics.Ingest.Contracts.Sync;
using Screenalytics.Ingest.Sync;

namespace Screenalytics.Ingest.Runs;

/// <summary>Tells callers of the ports what stopped them.</summary>
internal static class RunFaults
{
    /// <summary>The failure that an exception carries, its message fit for the operator; null when it is none of ours.</summary>
    public static RunFailure? Of(Exception exception) =>
        exception is RunStoppedException stopped ? new RunFailure(stopped.Code, stopped.Message) : null;
}
