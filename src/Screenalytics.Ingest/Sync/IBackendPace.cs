namespace Screenalytics.Ingest.Sync;

/// <summary>How the backend's client paces itself, so that the pipeline can keep its places busy.</summary>
internal interface IBackendPace
{
    /// <summary>Requests at once at most.</summary>
    int MaxConcurrency { get; }

    /// <summary>The backend's host and port, as reports name it.</summary>
    string BackendHost { get; }

    /// <summary>Calls that wait for their next attempt and hold no place.</summary>
    int BackingOff { get; }

    /// <summary>A call began to wait for its next attempt: its place is free for another person.</summary>
    event EventHandler? PlaceFreed;

    /// <summary>The intake was paused because the backend is out of service, or goes on.</summary>
    event EventHandler<IntakeChangedEventArgs>? IntakeChanged;
}
