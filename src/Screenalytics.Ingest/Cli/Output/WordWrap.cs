using System.Text;

namespace Screenalytics.Ingest.Cli.Output;

/// <summary>Breaks sentences into lines; a word that is longer than a line stays whole.</summary>
internal static class WordWrap
{
    private const int Columns = 80;

    /// <summary>Breaks a text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="indent">Columns that every line but the first begins with; the first one's are the caller's.</param>
    public static string Of(string text, int indent)
    {
        var wrapped = new StringBuilder();
        var used = indent;
        foreach (var word in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (used > indent && used + 1 + word.Length > Columns)
            {
                wrapped.Append('\n').Append(' ', indent);
                used = indent;
            }
            else if (used > indent)
            {
                wrapped.Append(' ');
                used++;
            }

            wrapped.Append(word);
            used += word.Length;
        }

        return wrapped.ToString();
    }
}
