using System.Text.Json;

namespace Screenalytics.Ingest.IntegrationTests.Telemetry;

/// <summary>The dashboard and the alert rules that the repository carries.</summary>
internal static class OpsFiles
{
    private static readonly string Root = FindRoot();

    /// <summary>The dashboard's expressions.</summary>
    public static List<string> DashboardExpressions()
    {
        using var dashboard = JsonDocument.Parse(
            File.ReadAllText(Path.Combine(Root, "ops/grafana/screenalytics-ingest.json"))
        );
        return
        [
            .. dashboard
                .RootElement.GetProperty("panels")
                .EnumerateArray()
                .Where(panel => panel.TryGetProperty("targets", out _))
                .SelectMany(panel => panel.GetProperty("targets").EnumerateArray())
                .Select(target => target.GetProperty("expr").GetString()!),
        ];
    }

    /// <summary>The rules' expressions, and the names of what they record.</summary>
    public static (List<string> Expressions, HashSet<string> Recorded) Rules()
    {
        List<string> expressions = [];
        HashSet<string> recorded = [];
        var lines = File.ReadAllLines(Path.Combine(Root, "ops/prometheus/screenalytics-ingest.rules.yml"));
        for (var i = 0; i < lines.Length; i++)
        {
            if (lines[i].Trim() is ['-', ' ', 'r', 'e', 'c', 'o', 'r', 'd', ':', .. var name])
            {
                recorded.Add(name.Trim());
            }
            else if (lines[i].Trim() == "expr: |")
            {
                var depth = lines[i].Length - lines[i].TrimStart().Length;
                var block = lines
                    .Skip(i + 1)
                    .TakeWhile(line => line.TakeWhile(letter => letter == ' ').Count() > depth);
                expressions.Add(string.Join('\n', block));
            }
        }

        return (expressions, recorded);
    }

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Screenalytics.sln")))
        {
            folder = folder.Parent.ShouldNotBeNull();
        }

        return folder.FullName;
    }
}
