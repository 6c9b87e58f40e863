namespace Screenalytics.Ingest.Diagnostics.Telemetry;

/// <summary>What the framework and the libraries tell of themselves.</summary>
internal static class FrameworkSources
{
    /// <summary>Their meters.</summary>
    public static string[] Meters { get; } =
    [
        "System.Runtime",
        "System.Net.Http",
        "System.Net.NameResolution",
        "Npgsql",
        "Quartz",
        "Microsoft.AspNetCore.Hosting",
        "Microsoft.AspNetCore.Server.Kestrel",
    ];

    /// <summary>Their activity sources.</summary>
    public static string[] Activities { get; } = ["System.Net.Http", "Npgsql", "Quartz", "Microsoft.AspNetCore"];
}
