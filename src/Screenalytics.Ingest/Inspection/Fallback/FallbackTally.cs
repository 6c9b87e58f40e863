using Screenalytics.Ingest.Contracts.Sync;
using Screenalytics.Ingest.Inspection.Reading;

namespace Screenalytics.Ingest.Inspection.Fallback;

/// <summary>Counts people.</summary>
internal sealed class FallbackTally
{
    private const int Outcomes = (int)PersonOutcome.NotAttempted + 1;

    private readonly long[] _outcomes = new long[Outcomes];
    private long _people;
    private long _notProven;
    private long _images;

    /// <summary>When the first of them was logged.</summary>
    public DateTimeOffset First { get; private set; } = DateTimeOffset.MaxValue;

    /// <summary>When the last of them was logged.</summary>
    public DateTimeOffset Last { get; private set; } = DateTimeOffset.MinValue;

    /// <summary>Counts a person.</summary>
    public void Add(LoggedPerson person, bool isProven)
    {
        _people++;
        _outcomes[(int)(person.Outcome ?? 0)]++;
        _notProven += isProven ? 0 : 1;
        _images += person.DryRun ? 0 : person.Inserted;
        First = person.Time < First ? person.Time : First;
        Last = person.Time > Last ? person.Time : Last;
    }

    /// <summary>Counts what another one has counted.</summary>
    public void Add(FallbackTally other)
    {
        _people += other._people;
        _notProven += other._notProven;
        _images += other._images;
        for (var i = 0; i < Outcomes; i++)
        {
            _outcomes[i] += other._outcomes[i];
        }

        First = other.First < First ? other.First : First;
        Last = other.Last > Last ? other.Last : Last;
    }

    /// <summary>The figures so far.</summary>
    public FallbackFigures ToFigures() =>
        new()
        {
            People = _people,
            Seeded = Of(PersonOutcome.Seeded),
            Fallback = Of(PersonOutcome.Fallback),
            Empty = Of(PersonOutcome.Empty),
            Held = Of(PersonOutcome.Held),
            Failed = Of(PersonOutcome.Failed),
            NotAttempted = Of(PersonOutcome.NotAttempted),
            Unknown = _outcomes[0],
            NotProven = _notProven,
            Images = _images,
        };

    private long Of(PersonOutcome outcome) => _outcomes[(int)outcome];
}
