using Screenalytics.Ingest.Contracts.Console;

namespace Screenalytics.Ingest.Console.Shell;

/// <summary>The parts of the console, as the navigation names them.</summary>
internal static class Sections
{
    public const string Overview = "Overview";
    public const string Runs = "Runs";
    public const string Start = "Start a sync";
    public const string People = "People";
    public const string Schedules = "Schedules";
    public const string Logs = "Logs";
    public const string Audit = "Audit";
    public const string Account = "Account";

    /// <summary>The navigation.</summary>
    public static IReadOnlyList<NavigationItem> All { get; } =
    [
        new(Overview, "/console", "M4 13h6V4H4zM14 20h6v-9h-6zM14 4v4h6V4zM4 20h6v-4H4z"),
        new(Runs, "/console/runs", "M4 6h16M4 12h10M4 18h13"),
        new(Start, "/console/trigger", "M7 5l12 7-12 7z", ConsoleRole.Operator),
        new(People, "/console/people", "M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM4 20c1-4 4-5 8-5s7 1 8 5"),
        new(Schedules, "/console/schedules", "M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM12 7v5l3 3"),
        new(Logs, "/console/logs", "M5 3h10l4 4v14H5zM9 12h6M9 16h6", ConsoleRole.Operator),
        new(Audit, "/console/audit", "M12 3l8 3v6c0 5-3 8-8 9-5-1-8-4-8-9V6zM9 12l2 2 4-4", ConsoleRole.Operator),
    ];
}
