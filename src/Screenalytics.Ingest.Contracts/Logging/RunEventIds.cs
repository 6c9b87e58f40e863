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

    /// <summary>A part was given back before its end; another node, or the next start, goes on with it.</summary>
    public const int PartGivenBack = 1003;

    /// <summary>A part was left as it is, to be resumed once its lease is over.</summary>
    public const int PartAbandoned = 1004;

    /// <summary>A run has ended; carries the figures of its report.</summary>
    public const int RunFinished = 1005;

    /// <summary>Something that an operator should know of a run; it stands in its report too.</summary>
    public const int RunWarning = 1006;

    /// <summary>The intake is paused, since the backend is out of service.</summary>
    public const int IntakePaused = 1007;

    /// <summary>The backend answers again, and the intake goes on.</summary>
    public const int IntakeResumed = 1008;

    /// <summary>A part met a defect of the program.</summary>
    public const int PartDefect = 1009;

    /// <summary>A node's signs of life could not be given.</summary>
    public const int RenewalFailed = 1010;

    /// <summary>The cluster's work could not be looked for.</summary>
    public const int ClaimFailed = 1011;

    /// <summary>The looking for work met a defect of the program.</summary>
    public const int ClaimDefect = 1012;

    /// <summary>The heartbeat met a defect of the program.</summary>
    public const int HeartbeatDefect = 1013;

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
