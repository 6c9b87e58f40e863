using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Screenalytics.Ingest.Inspection.Fallback;

/// <summary>Rows by their key, no more than fit: beyond that the half that is oldest is left out.</summary>
internal sealed class BoundedTable<TKey, TRow>(int most, Func<TKey, TRow> make, Func<TRow, DateTimeOffset> lastOf)
    where TKey : notnull
    where TRow : class
{
    private readonly Dictionary<TKey, TRow> _rows = [];

    /// <summary>The rows, in no order.</summary>
    public IReadOnlyCollection<KeyValuePair<TKey, TRow>> Rows => _rows;

    /// <summary>How many were left out.</summary>
    public long LeftOut { get; private set; }

    /// <summary>The row of a key.</summary>
    public TRow Of(TKey key)
    {
        ref var row = ref CollectionsMarshal.GetValueRefOrNullRef(_rows, key);
        return Unsafe.IsNullRef(ref row) ? Add(key) : row;
    }

    private TRow Add(TKey key)
    {
        if (_rows.Count >= most)
        {
            foreach (var (old, _) in _rows.OrderBy(pair => lastOf(pair.Value)).Take(most / 2).ToArray())
            {
                _rows.Remove(old);
                LeftOut++;
            }
        }

        return _rows[key] = make(key);
    }
}
