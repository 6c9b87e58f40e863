namespace Screenalytics.Sandbox.Journal;

/// <summary>The requests to the backend's endpoints, in the order of their answers; bounded.</summary>
public sealed class RequestJournal
{
    private const int ChunkSize = 4096;
    private readonly Lock gate = new();
    private readonly int capacity;
    private readonly Queue<List<JournalEntry>> chunks = new();
    private List<JournalEntry> last = [];
    private long clock;
    private int count;

    internal RequestJournal(bool isOn, int capacity)
    {
        IsOn = isOn;
        this.capacity = Math.Max(capacity, ChunkSize);
        chunks.Enqueue(last);
    }

    /// <summary>Whether requests are kept; may be switched at any time.</summary>
    public bool IsOn { get; set; }

    /// <summary>How many requests are kept.</summary>
    public int Count
    {
        get
        {
            lock (gate)
            {
                return count;
            }
        }
    }

    /// <summary>A copy of what is kept, oldest answer first; all of it, or one person's, episode's or season's.</summary>
    public IReadOnlyList<JournalEntry> Entries(Guid? target = null)
    {
        lock (gate)
        {
            return [.. chunks.SelectMany(chunk => chunk).Where(entry => target is null || entry.Target == target)];
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
        foreach (var entry in Entries().Where(entry => entry.Endpoint == Endpoint.Photos && entry.Status != 401))
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
        lock (gate)
        {
            chunks.Clear();
            last = [];
            chunks.Enqueue(last);
            count = 0;
        }
    }

    internal long Next() => Interlocked.Increment(ref clock);

    internal void Add(in JournalEntry entry)
    {
        lock (gate)
        {
            if (last.Count == ChunkSize)
            {
                last = new List<JournalEntry>(ChunkSize);
                chunks.Enqueue(last);
            }

            last.Add(entry);
            count++;
            if (count > capacity)
            {
                count -= chunks.Dequeue().Count;
            }
        }
    }
}
