namespace Screenalytics.Ingest.Contracts.Logging;

/// <summary>Ids of the log events that tell of a run and its people: what <c>logs</c> reads back. Never reused.</summary>
public static class RunEventIds
{
    /// <summary>A node has taken a part of a run up, or goes on with it.</summary>
    public const int PartStarted = 1000;

    /// <summary>A part was taken over from a node that gave no sign of life.</summary>
    public const int TakenOver = 1001;

    /// <summary>This node was taken over from while it held a part: the fence refuses it.</summary>
    public const int FenceRefused = 1002;

    /// <summary>A run has ended; carries the figures of its report.</summary>
    public const int RunFinished = 1005;

    /// <summary>A run has started: its first part was taken up for the first time.</summary>
    public const int RunStarted = 1014;

    /// <summary>A run's empty answers may be a sick backend's.</summary>
    public const int RunSuspect = 1015;

    /// <summary>A person is done: the outcome and every call made. One a person.</summary>
    public const int PersonFinished = 1100;

    /// <summary>A call for photos has finished, its retries included. Debug.</summary>
    public const int PhotoCallFinished = 1101;

    /// <summary>The second call was opened; carries the proof of emptiness. Debug.</summary>
    public const int FallbackOpened = 1102;

    /// <summary>The first call failed, so that there is no second; carries the reason. Debug.</summary>
    public const int FallbackRefused = 1103;

    /// <summary>A proven-empty answer did not open the second call, since the run is suspect. Debug.</summary>
    public const int FallbackHeld = 1104;
}
