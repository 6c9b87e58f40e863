using System.Collections.Concurrent;

namespace Screenalytics.Ingest.TrrBackend;

/// <summary>Deadlines of attempts, from a pool: an attempt that ends in time costs no timer and no allocation.</summary>
/// <param name="time">The clock.</param>
internal sealed class AttemptDeadline(TimeProvider time)
{
    private readonly ConcurrentQueue<CancellationTokenSource> _pool = new();

    /// <summary>Begins a deadline that the caller's cancellation ends early.</summary>
    public Lease Rent(TimeSpan timeout, CancellationToken caller)
    {
        if (!_pool.TryDequeue(out var source))
        {
            source = new CancellationTokenSource(System.Threading.Timeout.InfiniteTimeSpan, time);
        }

        source.CancelAfter(timeout);
        return new Lease(
            source,
            caller.UnsafeRegister(static state => ((CancellationTokenSource)state!).Cancel(), source)
        );
    }

    /// <summary>Ends a deadline.</summary>
    public void Return(in Lease lease)
    {
        lease.Registration.Dispose();
        if (lease.Source.TryReset())
        {
            _pool.Enqueue(lease.Source);
        }
        else
        {
            lease.Source.Dispose();
        }
    }

    /// <summary>A deadline under way.</summary>
    internal readonly record struct Lease(CancellationTokenSource Source, CancellationTokenRegistration Registration)
    {
        /// <summary>Is cancelled at the deadline or by the caller.</summary>
        public CancellationToken Token => Source.Token;
    }
}
