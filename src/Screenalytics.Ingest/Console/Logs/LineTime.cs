using System.Buffers.Text;
using Screenalytics.Ingest.Inspection.Reading;

namespace Screenalytics.Ingest.Console.Logs;

/// <summary>Reads the time of a line without the rest of it, and finds times in files.</summary>
internal static class LineTime
{
    private const int Near = 8 * 1024;

    private static ReadOnlySpan<byte> Opening => "{\"@t\":\""u8;

    /// <summary>The time; null when the line does not begin with one.</summary>
    public static DateTimeOffset? Of(ReadOnlySpan<byte> line) =>
        line.StartsWith(Opening) && Utf8Parser.TryParse(line[Opening.Length..], out DateTimeOffset time, out _, 'O')
            ? time
            : null;

    /// <summary>A place in a file behind all that was logged before a time, and not far behind it.</summary>
    /// <exception cref="LogSourceException">The file can't be read.</exception>
    public static long EndBefore(string path, DateTimeOffset until)
    {
        var (_, high) = Around(path, until);

        // The line that stands there goes on behind it.
        return Math.Max(high, EndOfLines(path, Math.Min(high + Near, new FileInfo(path).Length)));
    }

    /// <summary>The beginning of a line before which nothing was logged at a time or later, and which is not far before it.</summary>
    /// <exception cref="LogSourceException">The file can't be read.</exception>
    public static long BeginOf(string path, DateTimeOffset since) => EndOfLines(path, Around(path, since).Low);

    /// <summary>The end of the last line that ends before a place; the file's end when none is given.</summary>
    /// <exception cref="LogSourceException">The file can't be read.</exception>
    public static long EndOfLines(string path, long? place)
    {
        using var lines = new BackwardLines(path, place);
        return lines.End;
    }

    // Lines that end before the lower place were logged before the time; those that end behind the higher one were not.
    private static (long Low, long High) Around(string path, DateTimeOffset time)
    {
        long low = 0;
        long high = new FileInfo(path) is { Exists: true } file ? file.Length : 0;
        while (high - low > Near)
        {
            var middle = low + ((high - low) / 2);
            if (At(path, middle) is { } found && found < time)
            {
                low = middle;
            }
            else
            {
                high = middle;
            }
        }

        return (low, high);
    }

    // The time of the last line that ends before a place.
    private static DateTimeOffset? At(string path, long place)
    {
        using var lines = new BackwardLines(path, place);
        while (lines.Read())
        {
            if (Of(lines.Line.Span) is { } time)
            {
                return time;
            }
        }

        return DateTimeOffset.MinValue;
    }
}
