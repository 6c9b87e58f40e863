using System.Collections.Concurrent;

namespace Screenalytics.Ingest.Console.Live;

/// <summary>Lets all who look at the same thing within a moment share one look at the database.</summary>
/// <param name="fresh">How long a look counts as fresh.</param>
/// <param name="time">The clock.</param>
internal sealed class SharedLook<TKey, TValue>(TimeSpan fresh, TimeProvider time)
    where TKey : notnull
{
    private const int MostKept = 200;

    // Whatever hangs holds up nobody who comes later than that.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly ConcurrentDictionary<TKey, (long At, Lazy<Task<TValue>> Look)> _looks = new();

    /// <summary>Looks, or waits for a look that is under way, or takes one that is fresh.</summary>
    /// <param name="key">What is looked at.</param>
    /// <param name="look">Looks; it must not depend on who asked first.</param>
    /// <param name="cancellationToken">Whoever asks gives up waiting; the look goes on for the others.</param>
    public Task<TValue> GetAsync(TKey key, Func<Task<TValue>> look, CancellationToken cancellationToken)
    {
        var now = time.GetTimestamp();
        var (_, taken) = _looks.AddOrUpdate(
            key,
            _ => (now, new Lazy<Task<TValue>>(() => BeginAsync(look))),
            (_, before) => IsFresh(before, now) ? before : (now, new Lazy<Task<TValue>>(() => BeginAsync(look)))
        );
        if (_looks.Count > MostKept)
        {
            RemoveOld(now);
        }

        return taken.Value.WaitAsync(cancellationToken);
    }

    /// <summary>Lets nobody see any more what was seen before something was changed.</summary>
    public void Forget(TKey key) => _looks.TryRemove(key, out _);

    private bool IsFresh((long At, Lazy<Task<TValue>> Look) before, long now)
    {
        var age = time.GetElapsedTime(before.At, now);
        return before.Look switch
        {
            { IsValueCreated: true, Value.IsFaulted: true } => false,
            { IsValueCreated: true, Value.IsCompleted: false } => age < Patience,
            _ => age < fresh,
        };
    }

    private static async Task<TValue> BeginAsync(Func<Task<TValue>> look) => await look();

    private void RemoveOld(long now)
    {
        foreach (var (key, before) in _looks)
        {
            if (time.GetElapsedTime(before.At, now) >= fresh)
            {
                _looks.TryRemove(key, out _);
            }
        }
    }
}
