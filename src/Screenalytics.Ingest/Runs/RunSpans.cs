using System.Diagnostics;
using Screenalytics.Ingest.Contracts.Telemetry;
using Screenalytics.Ingest.Diagnostics.Telemetry;
using Screenalytics.Ingest.Sync;

namespace Screenalytics.Ingest.Runs;

/// <summary>The spans of what this process does for runs: a root a run, as long as it holds any part of it.</summary>
internal sealed class RunSpans
{
    private readonly Lock _lock = new();
    private readonly Dictionary<Guid, (Activity Span, int Parts)> _runs = [];

    /// <summary>Starts the span of a run that has no parts.</summary>
    public static Activity? BeginWhole(RunStart run)
    {
        var span = IngestActivities.StartRun(run.RunId);
        if (span is { IsAllDataRequested: true })
        {
            span.SetTag(TelemetryAttributes.RunId, run.RunId.ToString())
                .SetTag(TelemetryAttributes.Target, run.Request.Target.Key)
                .SetTag(TelemetryAttributes.TargetKind, RunMetrics.KindOf(run.Request.Target))
                .SetTag(TelemetryAttributes.Trigger, run.Request.Trigger)
                .SetTag(TelemetryAttributes.DryRun, run.Request.DryRun);
            CallBudget.Give(span);
        }

        return span;
    }

    /// <summary>Starts the span of a part, and of its run with the first; null when nobody listens.</summary>
    public PartSpan? Begin(PartLease lease)
    {
        if (!IngestActivities.Source.HasListeners())
        {
            return null;
        }

        var id = lease.Run.RunId;
        Activity? run;
        lock (_lock)
        {
            var known = _runs.TryGetValue(id, out var held);
            run = known ? held.Span : BeginWhole(lease.Run);
            if (run is null)
            {
                return null;
            }

            _runs[id] = (run, held.Parts + 1);
        }

        Activity.Current = run;
        var part = IngestActivities.Source.StartActivity(TelemetryNames.PartSpan);
        if (part is not null)
        {
            part.SetTag(TelemetryAttributes.Part, lease.Part)
                .SetTag(TelemetryAttributes.Epoch, lease.Epoch)
                .SetTag(TelemetryAttributes.Attempts, lease.Attempt);
            CallBudget.Give(part);
        }

        return new PartSpan(run, part, () => Leave(id));
    }

    private void Leave(Guid runId)
    {
        lock (_lock)
        {
            var (span, parts) = _runs[runId];
            if (parts > 1)
            {
                _runs[runId] = (span, parts - 1);
                return;
            }

            _runs.Remove(runId);
            span.Dispose();
        }
    }
}
