namespace Screenalytics.Ingest.Runs;

/// <summary>Why a run that is in flight is to end early.</summary>
internal enum RunStop
{
    /// <summary>It is not.</summary>
    None,

    /// <summary>An operator cancelled it.</summary>
    Cancelled,

    /// <summary>Another of its parts met a failure that the whole run ends by: any but an incomplete cast.</summary>
    Failed,
}
