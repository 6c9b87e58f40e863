using System.Globalization;

namespace Screenalytics.Ingest.RolloutGate.Closing;

/// <summary>Shows what changes in a text, a few lines around each change: as <c>diff -u</c> does.</summary>
internal static class UnifiedDiff
{
    private const int Around = 3;

    /// <summary>The difference, a line each; empty when there is none.</summary>
    /// <param name="before">The lines before.</param>
    /// <param name="after">The lines after.</param>
    public static IReadOnlyList<string> Of(IReadOnlyList<string> before, IReadOnlyList<string> after)
    {
        var script = Script(before, after);
        var lines = new List<string>();
        for (var at = 0; at < script.Count; )
        {
            var first = script.FindIndex(at, edit => edit.Kind != ' ');
            if (first < 0)
            {
                break;
            }

            // Changes that are near to each other are shown together.
            var last = first;
            for (var next = first; next < script.Count && next - last <= 2 * Around; next++)
            {
                last = script[next].Kind == ' ' ? last : next;
            }

            var from = Math.Max(at, first - Around);
            var until = Math.Min(script.Count, last + Around + 1);
            lines.Add(Head(script, from, until));
            lines.AddRange(script[from..until].Select(edit => $"{edit.Kind}{edit.Text}"));
            at = until;
        }

        return lines;
    }

    private static string Head(List<(char Kind, string Text)> script, int from, int until)
    {
        int Count(int begin, int end, char other) => script[begin..end].Count(edit => edit.Kind != other);
        var (before, after) = (Count(from, until, '+'), Count(from, until, '-'));
        var (start, begin) = (Count(0, from, '+'), Count(0, from, '-'));
        return string.Create(
            CultureInfo.InvariantCulture,
            $"@@ -{(before == 0 ? start : start + 1)},{before} +{(after == 0 ? begin : begin + 1)},{after} @@"
        );
    }

    // Of Myers: the shortest way from one to the other, kept for each number of changes.
    private static List<(char Kind, string Text)> Script(IReadOnlyList<string> a, IReadOnlyList<string> b)
    {
        var most = a.Count + b.Count;
        var reach = new int[(2 * most) + 2];
        var trace = new List<int[]>();
        for (var changes = 0; changes <= most; changes++)
        {
            trace.Add(reach[(most - changes)..(most + changes + 2)]);
            for (var k = -changes; k <= changes; k += 2)
            {
                var down = k == -changes || (k != changes && reach[most + k - 1] < reach[most + k + 1]);
                var x = down ? reach[most + k + 1] : reach[most + k - 1] + 1;
                while (x < a.Count && x - k < b.Count && a[x] == b[x - k])
                {
                    x++;
                }

                reach[most + k] = x;
                if (x >= a.Count && x - k >= b.Count)
                {
                    return Walk(a, b, trace);
                }
            }
        }

        return [];
    }

    private static List<(char Kind, string Text)> Walk(
        IReadOnlyList<string> a,
        IReadOnlyList<string> b,
        List<int[]> trace
    )
    {
        var script = new List<(char, string)>();
        var (x, y) = (a.Count, b.Count);
        for (var changes = trace.Count - 1; changes >= 0; changes--)
        {
            var reach = trace[changes];
            int At(int diagonal) => reach[diagonal + changes];
            var k = x - y;
            var down = changes > 0 && (k == -changes || (k != changes && At(k - 1) < At(k + 1)));
            var from = changes == 0 ? 0 : At(down ? k + 1 : k - 1);
            var fromY = changes == 0 ? 0 : from - (down ? k + 1 : k - 1);
            var (firstX, firstY) = changes == 0 ? (0, 0) : (down ? (from, fromY + 1) : (from + 1, fromY));
            for (; x > firstX && y > firstY; x--, y--)
            {
                script.Add((' ', a[x - 1]));
            }

            if (changes > 0)
            {
                script.Add(down ? ('+', b[y - 1]) : ('-', a[x - 1]));
                (x, y) = (from, fromY);
            }
        }

        script.Reverse();
        return script;
    }
}
