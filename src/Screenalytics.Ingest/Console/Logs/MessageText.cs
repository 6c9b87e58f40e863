using System.Text;

namespace Screenalytics.Ingest.Console.Logs;

/// <summary>Fills the holes of a message's template. Pure.</summary>
internal static class MessageText
{
    private const string Nothing = "–";

    /// <summary>The message.</summary>
    /// <param name="template">The template, such as <c>Run {RunId} ends</c>.</param>
    /// <param name="values">The values by name; one without a value was left out of the line.</param>
    public static string Render(string template, IReadOnlyDictionary<string, string> values)
    {
        var text = new StringBuilder(template.Length + 64);
        for (var at = 0; at < template.Length; )
        {
            var letter = template[at];
            if (letter is '{' or '}' && at + 1 < template.Length && template[at + 1] == letter)
            {
                text.Append(letter);
                at += 2;
            }
            else if (letter == '{' && template.IndexOf('}', at) is > 0 and var end)
            {
                var name = template[(at + 1)..end].Split(':', ',')[0].TrimStart('@', '$');
                text.Append(values.GetValueOrDefault(name) ?? (StandsAlone(text) ? Nothing : ""));
                at = end + 1;
            }
            else
            {
                text.Append(letter);
                at++;
            }
        }

        // What stands at the end and was left out need not be told.
        return text.ToString().TrimEnd(' ', ',', Nothing[0]);
    }

    // What stands right behind something else is a remark on it, which there is none of.
    private static bool StandsAlone(StringBuilder before) => before.Length == 0 || before[^1] is ' ' or '=' or '(';
}
