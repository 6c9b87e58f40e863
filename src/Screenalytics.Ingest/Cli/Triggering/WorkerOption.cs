using System.CommandLine;
using Screenalytics.Ingest.Cli.Configuration;

namespace Screenalytics.Ingest.Cli.Triggering;

/// <summary>The option that says which worker to ask.</summary>
internal static class WorkerOption
{
    private const string UrlKey = "Api:Url";

    /// <summary>Makes it.</summary>
    public static Option<string> Make() =>
        new("--server")
        {
            Description = "The worker's address. [default: SCREENALYTICS_INGEST_URL, http://127.0.0.1:5080]",
            HelpName = "URL",
        };

    /// <summary>The setting that it overrides.</summary>
    public static IEnumerable<SettingOverride> OverridesOf(ParseResult parsed, Option<string> server) =>
        parsed.GetValue(server) is { } url ? [new SettingOverride(UrlKey, url, server.Name)] : [];
}
