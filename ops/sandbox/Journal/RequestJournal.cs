namespace Screenalytics.Sandbox.Journal;

/// <summary>The requests to the backend's endpoints, in the order of their answers; bounded.</summary>
public sealed class RequestJournal
{
    private const int ChunkSize = 4096;
    private readonly Lock _gate = new();
    private readonly int _capacity;
    private readonly Queue<List<JournalEntry>> _chunks = new();
    private List<JournalEntry> _last = [];
    private long _clock;
    private int _count;

    internal RequestJournal(bool isOn, int capacity)
    {
        IsOn = isOn;
        _capacity = Math.Max(capacity, ChunkSize);
        _chunks.Enqueue(_last);
    }

    /// <summary>Whether requests are kept; may be switched at any time.</summary>
    public bool IsOn { get; set; }

    /// <summary>How many requests are kept.</summary>
    public int Count
    {
        get
        {
            lock (_gate)
            {
                return _count;
            }
        }
    }

    /// <summary>A copy of what is kept, oldest answer first; all of it, or one person's, episode's or season's.</summary>
    public IReadOnlyList<JournalEntry> Entries(Guid? target = null)
    {
        lock (_gate)
        {
            return [.. _chunks.SelectMany(chunk => chunk).Where(entry => target is null || entry.Target == target)];
        }
    }

    /// <summary>
    /// The requests for all photos of a person that no empty, complete answer to the flagged ones came before
    /// (since the last answer that was neither): what the strict fallback rule forbids.
    /// </summary>
    public IReadOnlyList<JournalEntry> UnprovenFallbacks()
    {
        var violations = new List<JournalEntry>();
        var proofs = new Dictionary<Guid, long>();
        foreach (var entry in Entries().Where(entry => entry.Endpoint == BackendEndpoint.Photos && entry.Status != 401))
        {
            if (!entry.SeedOnly)
            {
                if (!proofs.TryGetValue(entry.Target, out var proof) || proof > entry.Sequence)
                {
                    violations.Add(entry);
                }
            }
            else if (entry.ProvesEmpty)
            {
                proofs[entry.Target] = entry.Answered;
            }
            else
            {
                proofs.Remove(entry.Target);
            }
        }

        return violations;
    }

    /// <summary>Forgets everything; the count of requests goes on.</summary>
    public void Clear()
    {
        lock (_gate)
        {
            _chunks.Clear();
            _last = [];
            _chunks.Enqueue(_last);
            _count = 0;
        }
    }

    internal long Next() => Interlocked.Increment(ref _clock);

    internal void Add(in JournalEntry entry)
    {
        lock (_gate)
        {
            if (_last.Count == ChunkSize)
            {
                _last = new List<JournalEntry>(ChunkSize);
                _chunks.Enqueue(_last);
            }

            _last.Add(entry);
            _count++;
            if (_count > _capacity)
            {
                _count -= _chunks.Dequeue().Count;
            }
        }
    }
}
