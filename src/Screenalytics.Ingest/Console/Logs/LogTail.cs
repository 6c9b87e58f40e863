using Screenalytics.Ingest.Inspection.Reading;

namespace Screenalytics.Ingest.Console.Logs;

/// <summary>Reads what is logged from some places on, as it comes.</summary>
internal sealed class LogTail
{
    /// <summary>Events of one look that are shown; of more only the last ones are.</summary>
    public const int MostEntries = 100;

    private const int MostBytes = 4 * 1024 * 1024;

    private readonly string _folder;
    private readonly LogFilter _filter;
    private readonly Dictionary<string, LogMark> _at = new(StringComparer.Ordinal);

    /// <summary>Begins at some places.</summary>
    public LogTail(string folder, LogQuery query, IReadOnlyList<LogMark> from)
    {
        (_folder, _filter) = (folder, new LogFilter(query));
        foreach (var slot in LogSlot.Of(folder))
        {
            foreach (var mark in from.Where(mark => slot.Files.Contains(mark.File)))
            {
                _at[slot.Name] = mark;
            }
        }
    }

    /// <summary>How far it has read.</summary>
    public string Marks => LogMark.Write(_at.OrderBy(at => at.Key, StringComparer.Ordinal).Select(at => at.Value));

    /// <summary>Reads what has come.</summary>
    /// <returns>The events, the latest first, and how many more there were.</returns>
    /// <exception cref="LogSourceException">The log can't be read.</exception>
    public (IReadOnlyList<LogEntry> Entries, int LeftOut) Read(CancellationToken stop)
    {
        var entries = new List<LogEntry>();
        foreach (var slot in LogSlot.Of(_folder))
        {
            var first = _at.TryGetValue(slot.Name, out var at) ? slot.Files.ToList().IndexOf(at.File) : 0;
            for (var file = Math.Max(first, 0); file < slot.Files.Count; file++)
            {
                stop.ThrowIfCancellationRequested();
                var name = slot.Files[file];
                var offset = name == at.File ? at.Offset : 0;
                _at[slot.Name] = new LogMark(name, ReadFile(name, offset, entries));
            }
        }

        var latest = entries
            .OrderByDescending(entry => entry.Time ?? DateTimeOffset.MinValue)
            .Take(MostEntries)
            .ToList();
        return (latest, entries.Count - latest.Count);
    }

    private long ReadFile(string name, long from, List<LogEntry> entries)
    {
        using var file = LogFiles.Open(Path.Combine(_folder, name));
        var length = RandomAccess.GetLength(file.SafeFileHandle);
        var at = length < from ? 0 : from;
        if (length == at)
        {
            return at;
        }

        var bytes = new byte[Math.Min(length - at, MostBytes)];
        var read = LogFiles.Guarded(name, () => RandomAccess.Read(file.SafeFileHandle, bytes, at));
        var taken = 0;
        while (bytes.AsSpan(taken, read - taken).IndexOf((byte)'\n') is >= 0 and var end)
        {
            if (_filter.Take(bytes.AsMemory(taken, end), new LogMark(name, at + taken)) is { } entry)
            {
                entries.Add(entry);
            }

            taken += end + 1;
        }

        // A line that is longer than all that is read at once is passed over.
        return at + (taken == 0 && read == MostBytes ? read : taken);
    }
}
