using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;

namespace Screenalytics.Ingest.Console.Logs;

/// <summary>Tells which lines are wanted: most are passed over by their bytes alone.</summary>
internal sealed class LogFilter
{
    private readonly LogQuery _query;
    private readonly byte[][] _levels;
    private readonly byte[][] _needles;
    private readonly AsciiWord[] _words;
    private readonly string[] _foreignWords;

    /// <summary>The filter of a query.</summary>
    public LogFilter(LogQuery query)
    {
        _query = query;
        _levels = [.. LevelsOf(query).Select(level => Encoding.UTF8.GetBytes($"\"@l\":\"{level}\""))];
        _needles = [.. NeedlesOf(query).Select(Encoding.UTF8.GetBytes)];
        var words = WordsOf(query).Select(JavaScriptEncoder.UnsafeRelaxedJsonEscaping.Encode).ToList();
        _words = [.. words.Where(word => Ascii.IsValid(word)).Select(word => new AsciiWord(word))];
        _foreignWords = [.. words.Where(word => !Ascii.IsValid(word))];
    }

    /// <summary>The event of a line when it is wanted; null otherwise.</summary>
    public LogEntry? Take(ReadOnlyMemory<byte> line, LogMark mark)
    {
        if (!MayTake(line.Span) || LogEntryReader.Read(line, mark) is not { } entry)
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

    /// <summary>Whether a line is wanted as far as its bytes tell: it holds all that is asked for, wherever that stands.</summary>
    public bool MayTake(ReadOnlySpan<byte> line)
    {
        foreach (var needle in _needles)
        {
            if (line.IndexOf(needle) < 0)
            {
                return false;
            }
        }

        foreach (var word in _words)
        {
            if (!word.IsIn(line))
            {
                return false;
            }
        }

        return !line.IsEmpty && HoldsLevel(line) && HoldsForeignWords(line);
    }

    private bool HoldsLevel(ReadOnlySpan<byte> line)
    {
        foreach (var level in _levels)
        {
            if (line.IndexOf(level) >= 0)
            {
                return true;
            }
        }

        return _levels.Length == 0;
    }

    // Letters beyond ASCII have cases that bytes do not show.
    private bool HoldsForeignWords(ReadOnlySpan<byte> line)
    {
        if (_foreignWords.Length == 0)
        {
            return true;
        }

        var text = Encoding.UTF8.GetString(line);
        return Array.TrueForAll(_foreignWords, word => text.Contains(word, StringComparison.OrdinalIgnoreCase));
    }

    private bool IsNamed(LogEntry entry) =>
        string.Equals(entry.EventName, _query.Event, StringComparison.OrdinalIgnoreCase)
        || (entry.EventId is { } id && id.ToString(CultureInfo.InvariantCulture) == _query.Event);

    private static IEnumerable<string> WordsOf(LogQuery query)
    {
        foreach (var word in (query.Text ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            yield return word;
        }

        if (query.Event is { } named && !named.All(char.IsAsciiDigit))
        {
            yield return named;
        }
    }

    // Lines without a level are of the usual one.
    private static IEnumerable<string> LevelsOf(LogQuery query) =>
        query.Level switch
        {
            LogSeverity.Warning => ["Warning", "Error", "Fatal"],
            LogSeverity.Error => ["Error", "Fatal"],
            _ => [],
        };

    private static IEnumerable<string> NeedlesOf(LogQuery query)
    {
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
