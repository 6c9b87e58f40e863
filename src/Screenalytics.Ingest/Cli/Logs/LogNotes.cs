using System.Globalization;
using Screenalytics.Ingest.Inspection.Fallback;
using Screenalytics.Ingest.Inspection.Reading;

namespace Screenalytics.Ingest.Cli.Logs;

/// <summary>Tells an operator which lines of a log told nothing.</summary>
internal static class LogNotes
{
    /// <summary>Writes a line for those that are torn, and one for those that are foreign.</summary>
    public static void Write(LineTrouble trouble, ErrorLines error)
    {
        if (trouble.Torn > 0)
        {
            var places = trouble.FirstTorn.Select(torn => $"{Place(torn.Place)} ({torn.Reason})");
            error.WriteLine(Text(trouble.Torn, "cut off or malformed", places, trouble.FirstTorn.Count));
        }

        if (trouble.Foreign > 0)
        {
            var places = trouble.FirstForeign.Select(Place);
            error.WriteLine(Text(trouble.Foreign, "no event of this program", places, trouble.FirstForeign.Count));
        }
    }

    private static string Text(long count, string what, IEnumerable<string> places, int shown) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"note: {count:N0} {(count == 1 ? "line is" : "lines are")} {what} and left out: {string.Join(", ", places)}{(count > shown ? " ..." : "")}"
        );

    private static string Place(LogPlace place) => PlainText.Of($"{place}");
}
