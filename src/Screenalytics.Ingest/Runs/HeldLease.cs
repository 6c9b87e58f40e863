namespace Screenalytics.Ingest.Runs;

/// <summary>A lease under renewal: tells when it is lost, and when its run is to end early.</summary>
internal sealed class HeldLease : IDisposable
{
    private readonly CancellationTokenSource _ended = new();
    private readonly Action<HeldLease> _drop;

    public HeldLease(PartLease lease, Action<HeldLease> drop) => (Lease, Stop, _drop) = (lease, lease.Stop, drop);

    /// <summary>The lease.</summary>
    public PartLease Lease { get; }

    /// <summary>Whether another node has taken the part over.</summary>
    public bool IsLost { get; private set; }

    /// <summary>Whether the run is to end early, and why.</summary>
    public RunStop Stop { get; private set; }

    /// <summary>Ends work on the part: it is lost, or its run is to end.</summary>
    public CancellationToken Ended => _ended.Token;

    /// <summary>Takes what the store says of the lease.</summary>
    public void Take(LeaseAnswer answer)
    {
        if (answer.Held && answer.Stop == RunStop.None)
        {
            return;
        }

        IsLost = !answer.Held;
        Stop = answer.Stop;
        try
        {
            _ended.Cancel();
        }
        catch (ObjectDisposedException)
        {
            // Work on the part came to its end at this very moment.
        }
    }

    /// <summary>Ends the renewal.</summary>
    public void Dispose()
    {
        _drop(this);
        _ended.Dispose();
    }
}
