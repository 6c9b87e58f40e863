using Screenalytics.Ingest.Inspection.Reading;

namespace Screenalytics.Ingest.Console.Logs;

/// <summary>What of a log is read to learn about a span: its latest, as much as is allowed.</summary>
/// <param name="All">The parts, in the order that their files were begun in.</param>
internal sealed record LogSegments(IReadOnlyList<LogSegment> All)
{
    // Lines of one moment may stand in another order than that of their times.
    private static readonly TimeSpan Slack = TimeSpan.FromSeconds(5);

    /// <summary>Whether there is more of the span than is allowed.</summary>
    public bool IsCut { get; private init; }

    /// <summary>How many packed files may hold more of it.</summary>
    public int Packed { get; private init; }

    /// <summary>Chooses.</summary>
    /// <param name="folder">The log's folder.</param>
    /// <param name="since">The span's beginning, or null.</param>
    /// <param name="until">The span's end, or null.</param>
    /// <param name="mostBytes">How much may be read.</param>
    /// <exception cref="LogSourceException">The log can't be read.</exception>
    public static LogSegments Of(string folder, DateTimeOffset? since, DateTimeOffset? until, long mostBytes)
    {
        if (!Directory.Exists(folder))
        {
            return new LogSegments([]);
        }

        var files = LogFiles
            .Of(folder)
            .Where(path => !(WrittenAt(path) < since))
            .Select(path => (Path: path, First: LogFiles.FirstTime(path)))
            .Where(file => !(file.First >= until))
            .OrderByDescending(file => file.First)
            .ToList();
        var all = new List<LogSegment>();
        var room = mostBytes;
        var isCut = false;
        foreach (var (path, first) in files.Where(file => !LogSlot.IsPacked(file.Path)))
        {
            var segment = SpanOf(path, first, since - Slack, until + Slack);
            var length = segment.End - segment.Begin;
            isCut |= length > room;
            if (length > room && room > 0)
            {
                segment = segment with { Begin = LineTime.EndOfLines(path, segment.End - room) };
            }

            if (room > 0 && segment.End > segment.Begin)
            {
                all.Add(segment);
            }

            room -= Math.Min(length, room);
        }

        all.Reverse();
        return new LogSegments(all) { IsCut = isCut, Packed = files.Count(file => LogSlot.IsPacked(file.Path)) };
    }

    /// <summary>Reads them, and tells a visitor what they hold.</summary>
    /// <returns>How many bytes.</returns>
    /// <exception cref="LogSourceException">The log can't be read.</exception>
    public long Read(ILogVisitor visitor, CancellationToken stop)
    {
        var read = 0L;
        foreach (var segment in All)
        {
            using var file = LogFiles.Open(segment.Path);
            var cutter = new LineCutter(new Inspection.Reading.LogLines(segment.Path, visitor));
            var count = 1;
            for (var at = segment.Begin; at < segment.End && count > 0; at += count)
            {
                stop.ThrowIfCancellationRequested();
                var room = cutter.Room();
                var place = at;
                room = room[..(int)Math.Min(room.Length, segment.End - place)];
                count = LogFiles.Guarded(segment.Path, () => RandomAccess.Read(file.SafeFileHandle, room.Span, place));
                cutter.Advance(count);
                read += count;
            }

            cutter.Finish();
        }

        return read;
    }

    private static LogSegment SpanOf(string path, DateTimeOffset first, DateTimeOffset? since, DateTimeOffset? until) =>
        new(
            path,
            since is { } begin && first < begin ? LineTime.BeginOf(path, begin) : 0,
            until is { } end && WrittenAt(path) >= end ? LineTime.EndBefore(path, end) : LineTime.EndOfLines(path, null)
        );

    private static DateTimeOffset WrittenAt(string path) => new(File.GetLastWriteTimeUtc(path));
}
