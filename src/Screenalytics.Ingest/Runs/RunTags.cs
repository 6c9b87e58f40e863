using Screenalytics.Ingest.Contracts.Telemetry;
using Screenalytics.Ingest.Diagnostics.Telemetry;
using Screenalytics.Ingest.Sync;
using Tag = System.Collections.Generic.KeyValuePair<string, object?>;

namespace Screenalytics.Ingest.Runs;

/// <summary>The attributes that all measurements of one run share.</summary>
/// <param name="TargetKind">What it is for.</param>
/// <param name="DryRun">Whether nothing is written.</param>
internal readonly record struct RunTags(Tag TargetKind, Tag DryRun)
{
    /// <summary>Those of a run.</summary>
    public static RunTags Of(RunStart run) =>
        new(
            new Tag(TelemetryAttributes.TargetKind, RunMetrics.KindOf(run.Request.Target)),
            new Tag(TelemetryAttributes.DryRun, TagNames.Of(run.Request.DryRun))
        );
}
