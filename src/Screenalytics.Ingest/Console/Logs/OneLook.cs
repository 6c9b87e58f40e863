namespace Screenalytics.Ingest.Console.Logs;

/// <summary>
/// Lets one look go on at a time. Whoever asks for the same meanwhile, or soon after, shares it; one that nobody waits for
/// any more is called off.
/// </summary>
/// <param name="fresh">How long a look is shared once it is done.</param>
/// <param name="time">The clock.</param>
internal sealed class OneLook<TKey, TValue>(TimeSpan fresh, TimeProvider time) : IDisposable
    where TKey : notnull
    where TValue : class
{
    /// <summary>How many looks may be under way, one of them going on.</summary>
    public const int MostUnderWay = 4;

    private const int MostKept = 20;

    private readonly SemaphoreSlim _one = new(1, 1);
    private readonly Lock _lock = new();
    private readonly Dictionary<TKey, Entry> _entries = [];

    /// <summary>Looks, or shares a look.</summary>
    /// <param name="key">What is looked at.</param>
    /// <param name="look">Looks; it must not depend on who asked first.</param>
    /// <param name="stop">Whoever asks gives up waiting.</param>
    /// <returns>Null when too many looks wait for their turn.</returns>
    public async Task<TValue?> GetAsync(TKey key, Func<CancellationToken, Task<TValue>> look, CancellationToken stop)
    {
        if (Join(key, look) is not { } entry)
        {
            return null;
        }

        try
        {
            return await entry.Look.WaitAsync(stop);
        }
        finally
        {
            Leave(key, entry);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _one.Dispose();

    private Entry? Join(TKey key, Func<CancellationToken, Task<TValue>> look)
    {
        lock (_lock)
        {
            Forget();
            if (!_entries.TryGetValue(key, out var entry))
            {
                if (_entries.Values.Count(one => !one.Look.IsCompleted) >= MostUnderWay)
                {
                    return null;
                }

                entry = new Entry();
                entry.Look = LookAsync(entry, look);
                _entries.Add(key, entry);
            }

            entry.Waiting++;
            return entry;
        }
    }

    private void Leave(TKey key, Entry entry)
    {
        lock (_lock)
        {
            entry.Waiting--;
            if (entry.Waiting == 0 && !entry.Look.IsCompleted)
            {
                entry.Stop.Cancel();
                _entries.Remove(key);
            }
        }
    }

    private async Task<TValue> LookAsync(Entry entry, Func<CancellationToken, Task<TValue>> look)
    {
        var stop = entry.Stop.Token;
        await _one.WaitAsync(stop);
        try
        {
            return await look(stop);
        }
        finally
        {
            entry.DoneAt = time.GetTimestamp();
            _one.Release();
        }
    }

    // What failed is shared by nobody who comes later.
    private void Forget()
    {
        var old = _entries
            .Where(one => one.Value.Look is { IsCompleted: true, IsCompletedSuccessfully: false } || IsOld(one.Value))
            .Concat(
                _entries
                    .Where(one => one.Value.Look.IsCompleted)
                    .OrderByDescending(one => one.Value.DoneAt)
                    .Skip(MostKept - 1)
            )
            .Select(one => one.Key)
            .ToList();
        old.ForEach(key => _entries.Remove(key));
    }

    private bool IsOld(Entry entry) => entry.Look.IsCompleted && time.GetElapsedTime(entry.DoneAt) >= fresh;

    private sealed class Entry
    {
        // It has no timer and no handle, so there is nothing of it to be let go.
        public CancellationTokenSource Stop { get; } = new();

        public Task<TValue> Look { get; set; } = Task.FromException<TValue>(new InvalidOperationException());

        public int Waiting { get; set; }

        public long DoneAt { get; set; }
    }
}
