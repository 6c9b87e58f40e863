using System.Buffers;
using Screenalytics.Ingest.Inspection.Reading;

namespace Screenalytics.Ingest.Console.Logs;

/// <summary>Reads what is logged from some places on, as it comes; what has no place that is known is read from its end on.</summary>
/// <param name="folder">The log's folder.</param>
/// <param name="query">What is asked for.</param>
/// <param name="from">The places, one of a process each.</param>
internal sealed class LogTail(string folder, LogQuery query, IReadOnlyList<LogMark> from)
{
    /// <summary>Events of one look that are shown; of more only the last ones are.</summary>
    public const int MostEntries = 100;

    /// <summary>Bytes of a process's log that one look takes in at most; the next one goes on behind them.</summary>
    public const int MostBytes = 4 * 1024 * 1024;

    private const byte LineFeed = (byte)'\n';

    private readonly LogFilter _filter = new(query);
    private readonly Dictionary<string, LogMark> _at = new(StringComparer.Ordinal);
    private bool _hasBegun;

    /// <summary>How far it has read.</summary>
    public string Marks => LogMark.Write(_at.OrderBy(at => at.Key, StringComparer.Ordinal).Select(at => at.Value));

    /// <summary>Reads what has come.</summary>
    /// <returns>The events, the latest first, and how many more there were, as far as their bytes tell.</returns>
    /// <exception cref="LogSourceException">The log can't be read.</exception>
    public (IReadOnlyList<LogEntry> Entries, int LeftOut) Read(CancellationToken stop)
    {
        var slots = LogSlot.Of(folder);
        if (!_hasBegun)
        {
            Begin(slots);
        }

        var entries = new List<LogEntry>();
        var leftOut = 0;
        foreach (var slot in slots)
        {
            leftOut += ReadSlot(slot, entries, stop);
        }

        var latest = entries
            .OrderByDescending(entry => entry.Time ?? DateTimeOffset.MinValue)
            .Take(MostEntries)
            .ToList();
        return (latest, leftOut + entries.Count - latest.Count);
    }

    private void Begin(IReadOnlyList<LogSlot> slots)
    {
        foreach (var slot in slots)
        {
            var known = from.Where(mark => slot.Files.Contains(mark.File)).Select(mark => (LogMark?)mark);
            _at[slot.Name] = known.FirstOrDefault() ?? slot.End(folder);
        }

        _hasBegun = true;
    }

    // A file is read to its end before the next one is begun.
    private int ReadSlot(LogSlot slot, List<LogEntry> entries, CancellationToken stop)
    {
        var leftOut = 0;
        var room = MostBytes;
        var at = _at.TryGetValue(slot.Name, out var mark) ? mark : new LogMark(slot.Files[0], 0);
        foreach (var name in slot.From(at.File))
        {
            stop.ThrowIfCancellationRequested();
            using var file = LogFiles.Open(Path.Combine(folder, name));
            var length = RandomAccess.GetLength(file.SafeFileHandle);
            var begin = name == at.File && at.Offset <= length ? at.Offset : 0;
            var wanted = (int)Math.Min(length - begin, room);
            var bytes = ArrayPool<byte>.Shared.Rent(wanted);
            try
            {
                var span = bytes.AsMemory(0, wanted);
                var read = LogFiles.Guarded(name, () => RandomAccess.Read(file.SafeFileHandle, span.Span, begin));
                var (taken, more) = Take(bytes.AsMemory(0, read), new LogMark(name, begin), entries);
                leftOut += more;
                room -= read;

                // A line that is longer than all that is read at once is passed over.
                _at[slot.Name] = new LogMark(name, begin + (taken == 0 && read == MostBytes ? read : taken));
                if (begin + read < length)
                {
                    return leftOut;
                }
            }
            finally
            {
                ArrayPool<byte>.Shared.Return(bytes);
            }
        }

        return leftOut;
    }

    // From the last line backwards: what is not shown need not be parsed.
    private (int Taken, int LeftOut) Take(ReadOnlyMemory<byte> bytes, LogMark begin, List<LogEntry> entries)
    {
        var taken = bytes.Span.LastIndexOf(LineFeed) + 1;
        var (found, leftOut) = (0, 0);
        for (var end = taken; end > 0; )
        {
            var first = bytes.Span[..(end - 1)].LastIndexOf(LineFeed) + 1;
            var line = bytes[first..(end - 1)];
            end = first;
            if (found == MostEntries)
            {
                leftOut += _filter.MayTake(line.Span) ? 1 : 0;
            }
            else if (_filter.Take(line, begin with { Offset = begin.Offset + first }) is { } entry)
            {
                entries.Add(entry);
                found++;
            }
        }

        return (taken, leftOut);
    }
}
