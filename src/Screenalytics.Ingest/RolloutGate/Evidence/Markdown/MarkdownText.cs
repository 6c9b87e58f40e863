using System.Text;
using Screenalytics.Ingest.Inspection.Reading;

namespace Screenalytics.Ingest.RolloutGate.Evidence.Markdown;

/// <summary>Values in Markdown: whoever wrote them, they stay the text that they are, in a table's cell too.</summary>
internal static class MarkdownText
{
    private const string Marks = "\\`*_[]|~$";

    /// <summary>A value as text on one line.</summary>
    public static string Of(string? value)
    {
        var text = new StringBuilder();
        foreach (var letter in OneLine(value))
        {
            _ = letter switch
            {
                '<' => text.Append("&lt;"),
                '>' => text.Append("&gt;"),
                '&' => text.Append("&amp;"),
                _ when Marks.Contains(letter, StringComparison.Ordinal) => text.Append('\\').Append(letter),
                _ => text.Append(letter),
            };
        }

        return text.ToString();
    }

    /// <summary>An id or a digest in a code span; a value that could break out of one stays text.</summary>
    public static string Code(string? value)
    {
        var line = OneLine(value);
        return
            line.Length > 0
            && line.All(letter =>
                char.IsAsciiLetterOrDigit(letter) || "-_.:/ +,@".Contains(letter, StringComparison.Ordinal)
            )
            ? $"`{line}`"
            : Of(line);
    }

    /// <summary>A criterion's text, whose code spans are the plan's own.</summary>
    public static string Criterion(int number) => GateCriteria.Texts[number - 1];

    /// <summary>The target of a link: what would end it, or a table's cell, is written in percent.</summary>
    public static string Target(string url)
    {
        var target = new StringBuilder();
        foreach (var letter in OneLine(url))
        {
            _ = letter is '(' or ')' or '<' or '>' or '|' or '\\' or '`' or ' ' or '"' or '*' or '[' or ']'
                ? target
                    .Append('%')
                    .Append(((int)letter).ToString("X2", System.Globalization.CultureInfo.InvariantCulture))
                : target.Append(letter);
        }

        return target.ToString();
    }

    private static string OneLine(string? value) =>
        PlainText.Of(string.Join(' ', (value ?? "").Split(['\r', '\n', '\t'], StringSplitOptions.RemoveEmptyEntries)));
}
