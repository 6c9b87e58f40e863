namespace Screenalytics.Ingest.Sync;

/// <summary>The intake of people was paused, or goes on.</summary>
internal sealed class IntakeChangedEventArgs : EventArgs
{
    /// <summary>The backend is out of service.</summary>
    public static readonly IntakeChangedEventArgs Paused = new(true);

    /// <summary>The backend answers again.</summary>
    public static readonly IntakeChangedEventArgs Resumed = new(false);

    private IntakeChangedEventArgs(bool isPaused) => IsPaused = isPaused;

    /// <summary>Whether the intake is paused now.</summary>
    public bool IsPaused { get; }
}
