namespace Screenalytics.Ingest.Sync;

/// <summary>This process's share of the requests that a whole cluster may send to the backend at once.</summary>
internal interface IBackendShare
{
    /// <summary>Requests under way now.</summary>
    int InFlight { get; }

    /// <summary>
    /// Requests at once at most; it may change at any time. At 0 new ones wait until it is raised; what is under way is
    /// never dropped.
    /// </summary>
    int Ceiling { get; set; }
}
