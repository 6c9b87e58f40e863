using Screenalytics.Ingest.Contracts.Console;
using Screenalytics.Sandbox;

namespace Screenalytics.Ingest.IntegrationTests.Console.Support;

/// <summary>Every page of the console that can be looked at.</summary>
internal static class Pages
{
    /// <summary>The pages' paths; those of runs and people lead to some that exist.</summary>
    public static IEnumerable<string> Of(ConsoleSite site) =>
        [
            "/console",
            "/console/runs",
            $"/console/runs/{site.FirstRun}",
            $"/console/runs/{site.SecondRun}/compare?with={site.FirstRun}",
            $"/console/runs/{site.DryRun}/plan",
            "/console/trigger",
            "/console/people",
            "/console/people?q=a",
            $"/console/people/{SandboxIds.Seeded}",
            $"/console/people/{SandboxIds.Seeded}/gallery",
            $"/console/people/{SandboxIds.OddKinds}/gallery",
            "/console/schedules",
            "/console/logs",
            "/console/audit",
            "/console/sessions",
        ];

    /// <summary>Who may see all of them.</summary>
    public static ConsoleRole Role => ConsoleRole.Admin;
}
