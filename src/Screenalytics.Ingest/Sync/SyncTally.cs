using Screenalytics.Ingest.Contracts.Failures;
using Screenalytics.Ingest.Contracts.Sync;

namespace Screenalytics.Ingest.Sync;

/// <summary>Adds up what became of people, as the database confirms it. Failures cost the ids and no more.</summary>
internal sealed class SyncTally
{
    // Beyond this many different texts, an error keeps its code's own message.
    private const int MaxDetails = 1000;

    private readonly Lock _lock = new();
    private readonly Dictionary<string, string> _details = new(StringComparer.Ordinal);
    private readonly List<(Guid Person, FailureCode Code, string? Detail)> _errors = [];
    private readonly int[] _outcomes = new int[(int)PersonOutcome.NotAttempted + 1];
    private readonly int[] _skipped = new int[Enum.GetValues<SkipReason>().Length];
    private int _known;
    private int _done;
    private int _imported;
    private int _importedPeople;
    private int _present;
    private int _fetched;
    private int _chosen;
    private int _duplicates;
    private int _overCap;
    private int _seedCalls;
    private int _allCalls;
    private int _retries;

    /// <summary>Distinct people of the target, as far as they are known.</summary>
    public int Known
    {
        get
        {
            lock (_lock)
            {
                return _known;
            }
        }
    }

    /// <summary>People who are known and not done.</summary>
    public int NotAttempted
    {
        get
        {
            lock (_lock)
            {
                return _known - _done;
            }
        }
    }

    /// <summary>More distinct people of the target are known.</summary>
    /// <returns>How many are known now.</returns>
    public int AddKnown(int people)
    {
        lock (_lock)
        {
            return _known += people;
        }
    }

    /// <summary>A person is done.</summary>
    public void Add(PersonResult result, in PersonCommit commit)
    {
        lock (_lock)
        {
            _done++;
            CountCalls(result);
            var failure = commit.Failure != FailureCode.None ? commit.Failure : result.Failure;
            if (failure != FailureCode.None)
            {
                _outcomes[(int)PersonOutcome.Failed]++;
                _errors.Add((result.PersonId, failure, Share(commit.Detail ?? result.Detail)));
                return;
            }

            _outcomes[(int)result.Outcome]++;
            CountRows(result.Rows);
            var inserted = commit.InsertedCount;
            _imported += inserted;
            _importedPeople += inserted > 0 ? 1 : 0;
            _present += result.Chosen.Length - inserted;
        }
    }

    /// <summary>Fills a report's figures in.</summary>
    public SyncReport Fill(SyncReport report, (int Calls, int Retries) cast)
    {
        lock (_lock)
        {
            return report with
            {
                People = _known,
                ImportedFacebankImages = _imported,
                ImportedFacebankPeople = _importedPeople,
                AlreadyPresentImages = _present,
                FetchedPhotos = _fetched,
                ChosenPhotos = _chosen,
                DuplicatePhotos = _duplicates,
                OverCapPhotos = _overCap,
                SkippedImages = SkippedByReason(),
                SeededPeople = _outcomes[(int)PersonOutcome.Seeded],
                FallbackPeople = _outcomes[(int)PersonOutcome.Fallback],
                EmptyPeople = _outcomes[(int)PersonOutcome.Empty],
                HeldPeople = _outcomes[(int)PersonOutcome.Held],
                FailedPeople = _outcomes[(int)PersonOutcome.Failed],
                NotAttemptedPeople = _known - _done,
                ImportErrors = _errors.Count,
                Errors = new ErrorList(_errors),
                Calls = new CallCounts
                {
                    SeedOnly = _seedCalls,
                    All = _allCalls,
                    Cast = cast.Calls,
                    Retries = _retries + cast.Retries,
                },
            };
        }
    }

    private void CountCalls(PersonResult result)
    {
        foreach (ref readonly var call in result.Calls.AsSpan())
        {
            if (call.SeedOnly)
            {
                _seedCalls++;
            }
            else
            {
                _allCalls++;
            }

            _retries += Math.Max(0, call.Attempts - 1);
        }
    }

    private void CountRows(in RowCounts rows)
    {
        _fetched += rows.Fetched;
        _chosen += rows.Chosen;
        _duplicates += rows.Duplicates;
        _overCap += rows.OverCap;
        for (var i = 0; rows.Skipped is not null && i < rows.Skipped.Length; i++)
        {
            _skipped[i] += rows.Skipped[i];
        }
    }

    private Dictionary<SkipReason, int> SkippedByReason()
    {
        var skipped = new Dictionary<SkipReason, int>();
        for (var i = 0; i < _skipped.Length; i++)
        {
            if (_skipped[i] > 0)
            {
                skipped.Add((SkipReason)i, _skipped[i]);
            }
        }

        return skipped;
    }

    private string? Share(string? detail)
    {
        if (detail is null)
        {
            return null;
        }

        if (_details.TryGetValue(detail, out var shared))
        {
            return shared;
        }

        return _details.Count < MaxDetails && _details.TryAdd(detail, detail) ? detail : null;
    }

    private sealed class ErrorList(List<(Guid Person, FailureCode Code, string? Detail)> errors)
        : IReadOnlyList<PersonError>
    {
        public int Count => errors.Count;

        public PersonError this[int index]
        {
            get
            {
                var (person, code, detail) = errors[index];
                var message = FailureCatalog.Describe(code).Message;
                return new PersonError(person, code, detail is null ? message : $"{message} ({detail})");
            }
        }

        public IEnumerator<PersonError> GetEnumerator()
        {
            for (var i = 0; i < errors.Count; i++)
            {
                yield return this[i];
            }
        }

        System.Collections.IEnumerator System.Collections.IEnumerable.GetEnumerator() => GetEnumerator();
    }
}
