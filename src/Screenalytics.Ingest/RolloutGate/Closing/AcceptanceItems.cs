using System.Text.RegularExpressions;
using Screenalytics.Ingest.RolloutGate.Evidence;

namespace Screenalytics.Ingest.RolloutGate.Closing;

/// <summary>Checks the items of lists that are the rollout's acceptance criteria, word for word.</summary>
internal static partial class AcceptanceItems
{
    private static readonly string[] Known = [.. GateCriteria.Texts.Select(Plain)];

    /// <summary>Checks them.</summary>
    /// <param name="lines">The lines, which are changed in place.</param>
    /// <param name="kept">Lines that are not touched.</param>
    /// <param name="linksOf">What stands behind a criterion's check, by its number.</param>
    /// <returns>Whether any is checked, or was before.</returns>
    public static bool Set(List<string?> lines, HashSet<int> kept, Func<int, string> linksOf)
    {
        var found = false;
        for (var i = 0; i < lines.Count; i++)
        {
            if (kept.Contains(i) || lines[i] is not { } line || !Item().IsMatch(line))
            {
                continue;
            }

            var last = i;
            while (
                last + 1 < lines.Count
                && !kept.Contains(last + 1)
                && lines[last + 1] is { } next
                && Continued().IsMatch(next)
            )
            {
                last++;
            }

            var item = Item().Match(Mark().Replace(string.Join(' ', lines[i..(last + 1)]), ""));
            var number = Array.IndexOf(Known, Plain(item.Groups["text"].Value)) + 1;
            if (number > 0)
            {
                lines[i] = Box().Replace(line, "${lead}[x]");
                lines[last] = $"{Mark().Replace(lines[last]!, "").TrimEnd()} — ✓ {linksOf(number)}";
                found = true;
            }
        }

        return found;
    }

    private static string Plain(string text) =>
        Spaces().Replace(Marks().Replace(text, ""), " ").Trim().TrimEnd('.').ToUpperInvariant();

    [GeneratedRegex(
        @"^\s*([-*+]|\d+[.)])\s+(\[[ xX]\]\s+)?(?<text>.*)$",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture
    )]
    private static partial Regex Item();

    [GeneratedRegex(
        @"^(?<lead>\s*([-*+]|\d+[.)])\s+)\[ \]",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture
    )]
    private static partial Regex Box();

    [GeneratedRegex(@"^\s+(?![-*+]\s|\d+[.)]\s)\S", RegexOptions.CultureInvariant)]
    private static partial Regex Continued();

    [GeneratedRegex(@"\s+— ✓ .*$", RegexOptions.CultureInvariant)]
    private static partial Regex Mark();

    [GeneratedRegex(@"[`*_\\]", RegexOptions.CultureInvariant)]
    private static partial Regex Marks();

    [GeneratedRegex(@"\s+", RegexOptions.CultureInvariant)]
    private static partial Regex Spaces();
}
