namespace Screenalytics.Ingest.RolloutGate.Closing;

/// <summary>How a document stands before it is written.</summary>
internal enum PlanState
{
    /// <summary>It is set to completed.</summary>
    Closes,

    /// <summary>It says so already, with this evidence.</summary>
    AlreadyClosed,

    /// <summary>Nothing in it says that it is a plan of this rollout.</summary>
    NothingToClose,
}
