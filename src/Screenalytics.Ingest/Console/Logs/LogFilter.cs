using System.Text;
using System.Text.Encodings.Web;

namespace Screenalytics.Ingest.Console.Logs;

/// <summary>Tells which lines are wanted: most are passed over by their bytes alone.</summary>
internal sealed class LogFilter
{
    private readonly LogQuery _query;
    private readonly byte[][] _needles;
    private readonly string[] _words;

    /// <summary>The filter of a query.</summary>
    public LogFilter(LogQuery query)
    {
        _query = query;
        _needles = [.. NeedlesOf(query).Select(Encoding.UTF8.GetBytes)];
        _words =
        [
            .. (query.Text ?? "")
                .Split(' ', StringSplitOptions.RemoveEmptyEntries)
                .Select(JavaScriptEncoder.UnsafeRelaxedJsonEscaping.Encode),
        ];
    }

    /// <summary>The event of a line when it is wanted; null otherwise.</summary>
    public LogEntry? Take(ReadOnlyMemory<byte> line, LogMark mark)
    {
        if (!MayBe(line.Span) || LogEntryReader.Read(line, mark) is not { } entry)
        {
            return null;
        }

        return
            entry.Severity >= (_query.Level ?? LogSeverity.Debug)
            && (_query.Event is null || IsNamed(entry))
            && (_query.Run is null || entry.RunId == _query.Run)
            && (_query.Person is null || entry.PersonId == _query.Person)
            && !(entry.Time < _query.Since)
            && !(entry.Time >= _query.Until)
            ? entry
            : null;
    }

    private bool MayBe(ReadOnlySpan<byte> line)
    {
        foreach (var needle in _needles)
        {
            if (line.IndexOf(needle) < 0)
            {
                return false;
            }
        }

        if (_words.Length == 0)
        {
            return true;
        }

        var text = Encoding.UTF8.GetString(line);
        return Array.TrueForAll(_words, word => text.Contains(word, StringComparison.OrdinalIgnoreCase));
    }

    private bool IsNamed(LogEntry entry) =>
        string.Equals(entry.EventName, _query.Event, StringComparison.OrdinalIgnoreCase)
        || (entry.EventId is { } id && id.ToString(System.Globalization.CultureInfo.InvariantCulture) == _query.Event);

    private static IEnumerable<string> NeedlesOf(LogQuery query)
    {
        if (query.Level > LogSeverity.Information)
        {
            yield return "\"@l\":\"";
        }

        if (query.Run is { } run)
        {
            yield return $"\"{run}\"";
        }

        if (query.Person is { } person)
        {
            yield return $"\"{person}\"";
        }

        if (query.Event is { } named && named.All(char.IsAsciiDigit))
        {
            yield return $"\"@i\":{named}";
        }
    }
}
