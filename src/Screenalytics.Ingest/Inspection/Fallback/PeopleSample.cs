using Screenalytics.Ingest.Contracts.Sync;
using Screenalytics.Ingest.Inspection.Reading;

namespace Screenalytics.Ingest.Inspection.Fallback;

/// <summary>The latest people of each outcome: as many as one page can show, whatever the log's size.</summary>
internal sealed class PeopleSample(int most)
{
    private const int NotProven = -1;

    private static readonly int[] Order =
    [
        NotProven,
        (int)PersonOutcome.Failed,
        (int)PersonOutcome.Held,
        0,
        (int)PersonOutcome.Fallback,
        (int)PersonOutcome.NotAttempted,
        (int)PersonOutcome.Empty,
        (int)PersonOutcome.Seeded,
    ];

    private readonly Dictionary<int, Queue<SampledPerson>> _latest = [];
    private readonly Dictionary<int, long> _counts = [];

    /// <summary>Takes a person.</summary>
    public void Add(LoggedPerson person, string reason)
    {
        var kind = KindOf(person.Outcome, reason);
        if (!_latest.TryGetValue(kind, out var queue))
        {
            _latest[kind] = queue = new Queue<SampledPerson>();
        }

        queue.Enqueue(new SampledPerson(person, reason));
        _counts[kind] = _counts.GetValueOrDefault(kind) + 1;
        if (queue.Count > most)
        {
            queue.Dequeue();
        }
    }

    /// <summary>The latest of an outcome, the latest first.</summary>
    public IReadOnlyList<SampledPerson> Latest(PersonOutcome outcome) => Latest((int)outcome);

    /// <summary>The latest who had a second call without proof, the latest first.</summary>
    public IReadOnlyList<SampledPerson> LatestNotProven() => Latest(NotProven);

    /// <summary>How many there were of an outcome, those without proof apart.</summary>
    public long Count(PersonOutcome outcome) => _counts.GetValueOrDefault((int)outcome);

    /// <summary>As many as may be shown: those first who matter most, each kind's latest first.</summary>
    public IReadOnlyList<SampledPerson> ByImportance() => [.. Order.SelectMany(Latest).Take(most)];

    private IReadOnlyList<SampledPerson> Latest(int kind) =>
        _latest.TryGetValue(kind, out var queue) ? [.. queue.Reverse()] : [];

    private static int KindOf(PersonOutcome? outcome, string reason) =>
        reason == FallbackReason.NotProven ? NotProven : (int)(outcome ?? 0);
}
