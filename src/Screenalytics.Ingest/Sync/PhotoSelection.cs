using Screenalytics.Ingest.Contracts.Sync;
using Screenalytics.Ingest.Contracts.TrrBackend;

namespace Screenalytics.Ingest.Sync;

/// <summary>
/// Chooses the first distinct usable photos of an answer, in the backend's order, up to the cap; every row that is not
/// chosen is counted by why.
/// </summary>
/// <param name="cap">Photos at most, 1 to 20.</param>
internal sealed class PhotoSelection(int cap)
{
    // Up to here a look along the list is cheaper than a set.
    private const int ListLimit = 16;
    private static readonly int ReasonCount = Enum.GetValues<SkipReason>().Length;

    private readonly List<string> _distinct = [];
    private HashSet<string>? _set;
    private ChosenPhoto[] _chosen = [];
    private int _chosenCount;
    private int _fetched;
    private int _duplicates;
    private int _overCap;
    private int[]? _skipped;

    /// <summary>Whether as many photos are chosen as the cap allows.</summary>
    public bool IsFull => _chosenCount == cap;

    /// <summary>The rows by what became of them.</summary>
    public RowCounts Counts => new(_fetched, _chosenCount, _duplicates, _overCap, _skipped);

    /// <summary>The chosen photos.</summary>
    public ChosenPhoto[] Chosen => _chosenCount == _chosen.Length ? _chosen : _chosen[.._chosenCount];

    /// <summary>Takes the rows of the next page.</summary>
    public void Add(IReadOnlyList<PhotoRow> rows)
    {
        for (var i = 0; i < rows.Count; i++)
        {
            var row = rows[i];
            _fetched++;
            if (ReasonToSkip(row) is { } reason)
            {
                (_skipped ??= new int[ReasonCount])[(int)reason]++;
            }
            else if (!AddDistinct(row.ServedUrl!))
            {
                _duplicates++;
            }
            else if (IsFull)
            {
                _overCap++;
            }
            else
            {
                Choose(row.ServedUrl!, Math.Min(cap, _chosenCount + rows.Count - i));
            }
        }
    }

    private static SkipReason? ReasonToSkip(PhotoRow row) =>
        row.Kind switch
        {
            ServedUrlKind.Text => ServedUrl.Judge(row.ServedUrl!),
            ServedUrlKind.NotText => SkipReason.NotText,
            _ => SkipReason.MissingUrl,
        };

    private void Choose(string url, int atMost)
    {
        if (_chosenCount == _chosen.Length)
        {
            Array.Resize(ref _chosen, atMost);
        }

        _chosen[_chosenCount++] = new ChosenPhoto(url, _fetched);
    }

    private bool AddDistinct(string url)
    {
        if (_set is null && _distinct.Count == ListLimit)
        {
            _set = new HashSet<string>(_distinct, StringComparer.Ordinal);
        }

        if (_set is not null)
        {
            return _set.Add(url);
        }

        foreach (var other in _distinct)
        {
            if (string.Equals(other, url, StringComparison.Ordinal))
            {
                return false;
            }
        }

        _distinct.Add(url);
        return true;
    }
}
