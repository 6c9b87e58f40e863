using System.Text.RegularExpressions;

namespace Screenalytics.Ingest.IntegrationTests.Telemetry;

/// <summary>What a PromQL expression names: its metrics with the labels that they are asked for, and what it groups by.</summary>
internal sealed partial record PromQuery(
    IReadOnlySet<(string Metric, string Label)> Labels,
    IReadOnlySet<string> Metrics
)
{
    private static readonly string[] Words = ["and", "or", "unless", "bool", "offset", "inf", "nan"];

    /// <summary>The labels that it groups or matches by.</summary>
    public required IReadOnlySet<string> Groups { get; init; }

    /// <summary>Reads an expression.</summary>
    public static PromQuery Parse(string expression)
    {
        HashSet<(string, string)> labels = [];
        HashSet<string> metrics = [];
        HashSet<string> groups = [];
        var rest = Quoted().Replace(expression, "\"\"");
        rest = Selector()
            .Replace(
                rest,
                match =>
                {
                    foreach (Match label in Label().Matches(match.Groups[2].Value))
                    {
                        labels.Add((match.Groups[1].Value, label.Groups[1].Value));
                    }

                    return match.Groups[1].Value + " ";
                }
            );
        rest = Grouping()
            .Replace(
                rest,
                match =>
                {
                    groups.UnionWith(Name().Matches(match.Groups[1].Value).Select(name => name.Value));
                    return " ";
                }
            );
        rest = Range().Replace(rest, " ");
        foreach (Match name in NameAndNext().Matches(rest))
        {
            if (name.Groups[2].Value != "(" && !Words.Contains(name.Groups[1].Value))
            {
                metrics.Add(name.Groups[1].Value);
            }
        }

        return new PromQuery(labels, metrics) { Groups = groups };
    }

    [GeneratedRegex("\"[^\"]*\"")]
    private static partial Regex Quoted();

    [GeneratedRegex(@"\b([a-zA-Z_:][\w:]*)\s*\{([^}]*)\}")]
    private static partial Regex Selector();

    [GeneratedRegex(@"(\w+)\s*(?:=~|!~|!=|=)")]
    private static partial Regex Label();

    [GeneratedRegex(@"\b(?:by|without|on|ignoring|group_left|group_right)\s*\(([^)]*)\)")]
    private static partial Regex Grouping();

    [GeneratedRegex(@"\[[^\]]*\]")]
    private static partial Regex Range();

    [GeneratedRegex(@"\b[a-zA-Z_]\w*")]
    private static partial Regex Name();

    [GeneratedRegex(@"(?<![\w$])([a-zA-Z_:][\w:]*)\s*(\(?)")]
    private static partial Regex NameAndNext();
}
