using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;
using Screenalytics.Ingest.Contracts.Gates;

namespace Screenalytics.Ingest.RolloutGate.Evidence.Comparison;

/// <summary>A gate's texts without what differs from gate to gate: its own id and its runs', times, lengths of time.</summary>
internal sealed partial class SteadyText(GateEvidence evidence)
{
    // Ids with a time in them are of runs and gates; those of people and links say who was worked on.
    private const char TimedVersion = '7';
    private const int VersionAt = 14;

    private readonly HashSet<string> _people =
    [
        .. evidence
            .Steps.SelectMany(step => step.Input)
            .Where(input => !IsPassing(input.Key))
            .SelectMany(input => Id().Matches(input.Value))
            .Select(match => match.Value.ToLowerInvariant()),
    ];

    /// <summary>Whether an input is of this one gate, by its name.</summary>
    public static bool IsPassing(string name) => Passing().IsMatch(name);

    /// <summary>The text.</summary>
    [return: NotNullIfNotNull(nameof(text))]
    public string? Of(string? text)
    {
        if (text is null)
        {
            return null;
        }

        text = Id().Replace(text, match => IsOwn(match.Value) ? "…" : match.Value);
        text = Moment().Replace(text, "…");
        return Length().Replace(text, "…");
    }

    private bool IsOwn(string id) =>
        string.Equals(id, $"{evidence.GateId}", StringComparison.OrdinalIgnoreCase)
        || (id[VersionAt] == TimedVersion && !_people.Contains(id.ToLowerInvariant()));

    [GeneratedRegex(
        @"\b[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture
    )]
    private static partial Regex Id();

    [GeneratedRegex(
        @"\b\d{4}-\d\d-\d\d([T ]\d\d:\d\d(:\d\d(\.\d+)?)?( ?(Z|UTC|[+-]\d\d:?\d\d))?)?",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture
    )]
    private static partial Regex Moment();

    [GeneratedRegex(
        @"\b\d[\d,]*(\.\d+)? ?(ms|s|min|seconds?|minutes?|milliseconds?)\b",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture
    )]
    private static partial Regex Length();

    [GeneratedRegex(
        @"(^|_|\b)(runs?|gate|at|since|until|started|finished)($|_|\b)",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture
    )]
    private static partial Regex Passing();
}
