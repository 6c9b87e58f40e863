namespace Screenalytics.Ingest.Contracts.Logging;

/// <summary>Ids of the log events that tell of the worker as a process. Never reused.</summary>
public static class HostingEventIds
{
    /// <summary>A worker starts.</summary>
    public const int WorkerStarting = 7100;

    /// <summary>A worker listens on an address.</summary>
    public const int WorkerListening = 7101;

    /// <summary>A worker waits for its database.</summary>
    public const int WaitingForDatabase = 7102;

    /// <summary>A worker is ready for work.</summary>
    public const int WorkerReady = 7103;

    /// <summary>A worker stops: no new work is taken.</summary>
    public const int WorkerDraining = 7104;

    /// <summary>People in flight did not finish in time and are dropped.</summary>
    public const int PeopleDropped = 7105;

    /// <summary>Something did not stop in time.</summary>
    public const int PartLeftBehind = 7106;

    /// <summary>A worker has stopped.</summary>
    public const int WorkerStopped = 7107;

    /// <summary>A defect ended a worker.</summary>
    public const int WorkerDefect = 7108;

    /// <summary>Something could not be stopped in good order.</summary>
    public const int StopFailed = 7109;

    /// <summary>A worker has no admin secret, so that its API is closed.</summary>
    public const int ApiClosed = 7110;
}
