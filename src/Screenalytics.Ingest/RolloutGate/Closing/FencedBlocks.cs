using System.Text.RegularExpressions;

namespace Screenalytics.Ingest.RolloutGate.Closing;

/// <summary>Finds the lines of a document that are code.</summary>
internal static partial class FencedBlocks
{
    /// <summary>The numbers of these lines, the fences included.</summary>
    /// <param name="lines">The lines.</param>
    /// <param name="isOpen">Whether the last of them has no end.</param>
    public static HashSet<int> In(IReadOnlyList<string> lines, out bool isOpen)
    {
        var code = new HashSet<int>();
        string? fence = null;
        for (var i = 0; i < lines.Count; i++)
        {
            var match = Fence().Match(lines[i]);
            if (fence is not null)
            {
                code.Add(i);
                var closes =
                    match.Success
                    && match.Groups["fence"].Value.StartsWith(fence, StringComparison.Ordinal)
                    && string.IsNullOrWhiteSpace(match.Groups["rest"].Value);
                fence = closes ? null : fence;
            }
            else if (
                match.Success
                && !(
                    match.Value.Contains('`', StringComparison.Ordinal)
                    && match.Groups["rest"].Value.Contains('`', StringComparison.Ordinal)
                )
            )
            {
                code.Add(i);
                fence = match.Groups["fence"].Value;
            }
        }

        isOpen = fence is not null;
        return code;
    }

    [GeneratedRegex(@"^\s*(?<fence>`{3,}|~{3,})(?<rest>.*)$", RegexOptions.CultureInvariant)]
    private static partial Regex Fence();
}
