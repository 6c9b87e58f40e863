using System.Reflection;

namespace Screenalytics.Ingest.Tests.Architecture;

/// <summary>The capabilities of the program: which folder a type belongs to, and which may use which.</summary>
internal static class Folders
{
    /// <summary>What only the composition root is.</summary>
    public const string Hosting = "Hosting";

    private const string Root = "Screenalytics.Ingest";

    /// <summary>Redaction and the like, which every folder may use.</summary>
    public const string Diagnostics = "Diagnostics";

    /// <summary>The folders that a folder may use besides itself, Contracts and Diagnostics.</summary>
    public static IReadOnlyDictionary<string, string[]> MayUse { get; } =
        new Dictionary<string, string[]>
        {
            ["Sync"] = [],
            ["TrrBackend"] = ["Sync"],
            ["TrrDatabase"] = ["Sync"],
            ["Runs"] = ["Sync"],
            ["Storage"] = ["Runs", "Sync"],
            ["Scheduling"] = ["Runs"],
            ["Notifications"] = ["Runs", "Sync"],
            ["Api"] = ["Runs", "Scheduling"],
            ["Console"] = ["Api", "Runs", "Sync", "Scheduling", "TrrBackend", "TrrDatabase", "Inspection"],
            ["Cli"] = ["Runs", "Sync", "TrrBackend", "Scheduling", "Inspection", "RolloutGate"],
            ["Inspection"] = [],
            ["RolloutGate"] = ["Sync", "TrrBackend", "TrrDatabase", "Runs", "Inspection"],
            [Diagnostics] = [],
        };

    /// <summary>The program's assembly.</summary>
    public static Assembly Program { get; } = typeof(Ingest.Sync.SyncOptions).Assembly;

    /// <summary>The folder of a type of the program; null for Program.cs and for types of other assemblies.</summary>
    public static string? Of(Type type)
    {
        var outermost = type;
        while (outermost.DeclaringType is { } declaring)
        {
            outermost = declaring;
        }

        var space = outermost.Namespace ?? "";
        return type.Assembly == Program && space.StartsWith(Root + ".", StringComparison.Ordinal)
            ? space[(Root.Length + 1)..].Split('.')[0]
            : null;
    }
}
