using System.Globalization;

namespace Screenalytics.Ingest.Console.Logs;

/// <summary>A place in a log file: the beginning of a line, or the end of what was read.</summary>
/// <param name="File">The file's name in the log's folder.</param>
/// <param name="Offset">How many bytes stand before it.</param>
internal readonly record struct LogMark(string File, long Offset)
{
    private const int MostLetters = 4000;

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{File}@{Offset}");

    /// <summary>Reads a place; null when the text is none.</summary>
    public static LogMark? Find(string? text) =>
        text?.Split('@') is [{ Length: > 0 } file, var number]
        && file.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '.' or '-' or '_')
        && long.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var offset)
            ? new LogMark(file, offset)
            : null;

    /// <summary>Reads places, one of a process each; null when the text holds anything else.</summary>
    public static IReadOnlyList<LogMark>? FindAll(string? text)
    {
        if (string.IsNullOrEmpty(text) || text.Length > MostLetters)
        {
            return null;
        }

        var marks = text.Split(',').Select(Find).ToList();
        return marks.TrueForAll(mark => mark is not null) ? [.. marks.Select(mark => mark!.Value)] : null;
    }

    /// <summary>Writes places.</summary>
    public static string Write(IEnumerable<LogMark> marks) => string.Join(',', marks);
}
