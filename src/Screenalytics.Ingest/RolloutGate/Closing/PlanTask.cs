using System.Globalization;
using System.Text.RegularExpressions;

namespace Screenalytics.Ingest.RolloutGate.Closing;

/// <summary>The task of the plan that a gate proves, and what names another.</summary>
internal static partial class PlanTask
{
    /// <summary>Its number, as the sixth acceptance criterion has it.</summary>
    public const int Number = 1;

    /// <summary>Whether a text names other tasks only; null when it names none.</summary>
    /// <param name="text">The text.</param>
    /// <param name="onlyAtBegin">Whether only what it begins with counts.</param>
    public static bool? IsOther(string text, bool onlyAtBegin = false)
    {
        var named = Task()
            .Matches(text)
            .Where(match => !onlyAtBegin || match.Index == 0)
            .Select(match => match.Groups["number"].Value)
            .ToArray();
        return named.Length == 0 ? null : !named.Contains(Number.ToString(CultureInfo.InvariantCulture));
    }

    [GeneratedRegex(
        @"\btask[\s#_-]*0*(?<number>\d+)\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture
    )]
    private static partial Regex Task();
}
