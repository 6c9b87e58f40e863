using Screenalytics.Ingest.Contracts.Sync;

namespace Screenalytics.Ingest.Cli.Output;

/// <summary>Makes the output of a form.</summary>
internal static class RunOutputs
{
    /// <summary>Makes it.</summary>
    public static IRunOutput Create(string format, SyncRequest request, CliConsole console) =>
        format switch
        {
            OutputFormats.Json => new JsonRunOutput(console, request.DryRun),
            OutputFormats.Ndjson => new NdjsonRunOutput(console, request.DryRun),
            _ => new TableRunOutput(console, request.DryRun),
        };
}
