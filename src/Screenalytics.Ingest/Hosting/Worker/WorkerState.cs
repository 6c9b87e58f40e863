namespace Screenalytics.Ingest.Hosting.Worker;

/// <summary>Where the worker is in its life, for all who have to know.</summary>
internal sealed class WorkerState
{
    private volatile string? _waitsFor = "The worker is starting.";
    private readonly TaskCompletionSource _failed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private volatile bool _isDraining;

    /// <summary>What it waits for before it can serve; null when it can.</summary>
    public string? WaitsFor
    {
        get => _waitsFor;
        set => _waitsFor = value;
    }

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
