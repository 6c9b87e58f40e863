using Screenalytics.Ingest.Inspection.Reading;

namespace Screenalytics.Ingest.Console.Logs;

/// <summary>Looks through the log from its end backwards, no further than it may.</summary>
/// <param name="folder">The log's folder.</param>
internal sealed class LogSearch(string folder)
{
    /// <summary>Bytes that one look takes in at most.</summary>
    public const long MostBytes = 64L * 1024 * 1024;

    /// <summary>Events a page.</summary>
    public const int PageSize = 100;

    private const int UsualLineBytes = 16 * 1024;

    /// <summary>Looks.</summary>
    /// <param name="query">What is asked for.</param>
    /// <param name="mostBytes">Bytes that it may take in.</param>
    /// <param name="stop">Ends it.</param>
    /// <exception cref="LogSourceException">The log can't be read.</exception>
    public LogFound Find(LogQuery query, long mostBytes, CancellationToken stop)
    {
        var filter = new LogFilter(query);
        var marks = LogMark.FindAll(query.Before);
        var all = LogSlot.Of(folder);
        var readers = new List<SlotLines>();
        try
        {
            foreach (var slot in all)
            {
                // A process that came since has logged nothing that is older.
                var from = marks
                    ?.Where(mark => slot.Files.Contains(mark.File))
                    .Select(mark => (LogMark?)mark)
                    .FirstOrDefault();
                if (marks is null || from is not null)
                {
                    readers.Add(new SlotLines(folder, slot, from, query.Since, query.Until));
                }
            }

            return Find(filter, readers, mostBytes, stop);
        }
        finally
        {
            readers.ForEach(reader => reader.Dispose());
        }
    }

    /// <summary>The ends of what was logged, one of a slot each.</summary>
    /// <exception cref="LogSourceException">The log can't be read.</exception>
    public IReadOnlyList<LogMark> Ends() => [.. LogSlot.Of(folder).Select(slot => slot.End(folder))];

    /// <summary>A line as it stands; null when there is none.</summary>
    /// <exception cref="LogSourceException">The log can't be read.</exception>
    public WholeLine? Line(LogMark mark)
    {
        if (!LogSlot.Of(folder).Any(slot => slot.Files.Contains(mark.File)))
        {
            return null;
        }

        using var file = LogFiles.Open(Path.Combine(folder, mark.File));
        var bytes = new byte[UsualLineBytes];
        var length = 0;
        while (true)
        {
            var room = bytes.AsMemory(length);
            var at = mark.Offset + length;
            var read = LogFiles.Guarded(mark.File, () => RandomAccess.Read(file.SafeFileHandle, room.Span, at));
            if (room.Span[..read].IndexOf((byte)'\n') is >= 0 and var end)
            {
                return new WholeLine(bytes[..(length + end)], IsCut: false);
            }

            length += read;
            if (read == 0 || length >= BackwardLines.MostLineBytes)
            {
                return length == 0 ? null : new WholeLine(bytes[..length], IsCut: read > 0);
            }

            if (length == bytes.Length)
            {
                Array.Resize(ref bytes, Math.Min(bytes.Length * 4, BackwardLines.MostLineBytes));
            }
        }
    }

    private static LogFound Find(LogFilter filter, List<SlotLines> readers, long mostBytes, CancellationToken stop)
    {
        var entries = new List<LogEntry>();
        var open = readers.FindAll(reader => reader.Read());
        DateTimeOffset? oldest = null;
        var looked = 0L;
        // However little may be read, every look gets on.
        while (
            open.Count > 0
            && entries.Count < PageSize
            && (looked == 0 || readers.Sum(reader => reader.BytesRead) <= mostBytes)
        )
        {
            looked++;
            stop.ThrowIfCancellationRequested();
            var latest = open.MaxBy(reader => reader.Time)!;
            oldest = latest.Time == DateTimeOffset.MaxValue ? oldest : latest.Time;
            if (filter.Take(latest.Line, latest.Mark) is { } entry)
            {
                entries.Add(entry);
            }

            if (!latest.Read())
            {
                open.Remove(latest);
            }
        }

        return new LogFound(entries)
        {
            Further = open.Count == 0 ? null : LogMark.Write(open.Select(reader => reader.Rest!.Value)),
            Oldest = oldest,
            BytesRead = readers.Sum(reader => reader.BytesRead),
            IsFull = entries.Count == PageSize,
        };
    }
}
