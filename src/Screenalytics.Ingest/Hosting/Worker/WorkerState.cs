namespace Screenalytics.Ingest.Hosting.Worker;

/// <summary>Where the worker is in its life, for all who have to know.</summary>
internal sealed class WorkerState
{
    private volatile string? _waitsFor = "its start";
    private volatile string? _reason;
    private readonly TaskCompletionSource _failed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private volatile bool _isDraining;

    /// <summary>What it waits for before it can serve, such as <c>its database</c>; null when it can.</summary>
    public string? WaitsFor => _waitsFor;

    /// <summary>That in a sentence, with the reason, fit for whoever asks; null when it can serve.</summary>
    public string? Obstacle => _waitsFor is { } what ? $"The worker waits for {what}. {_reason}".TrimEnd() : null;

    /// <summary>It waits.</summary>
    /// <param name="what">What for.</param>
    /// <param name="reason">Why that is not there, in a sentence of our own; null while it is not known.</param>
    public void WaitFor(string what, string? reason) => (_reason, _waitsFor) = (reason, what);

    /// <summary>It can serve.</summary>
    public void Serve() => _waitsFor = null;

    /// <summary>Whether telemetry is exported.</summary>
    public bool IsMeasured { get; set; }

    /// <summary>Whether it was told to stop.</summary>
    public bool IsDraining
    {
        get => _isDraining;
        set => _isDraining = value;
    }

    /// <summary>Fails with the defect that ends the worker, if ever one does.</summary>
    public Task Failed => _failed.Task;

    /// <summary>Ends the worker by a defect.</summary>
    public void Fail(Exception defect) => _failed.TrySetException(defect);
}
