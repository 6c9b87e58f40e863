using System.Diagnostics;
using Screenalytics.Ingest.Contracts.Telemetry;

namespace Screenalytics.Ingest.Diagnostics.Telemetry;

/// <summary>The program's own spans. A run's trace id is its id, so that all nodes and all log lines share it.</summary>
internal static class IngestActivities
{
    [ThreadStatic]
    private static ActivityTraceId? _wanted;

    /// <summary>Where they come from; without a listener, each costs a look.</summary>
    public static ActivitySource Source { get; } = new(TelemetryNames.Source);

    /// <summary>A run's trace id.</summary>
    public static ActivityTraceId TraceOf(Guid runId)
    {
        Span<byte> bytes = stackalloc byte[16];
        runId.TryWriteBytes(bytes, bigEndian: true, out _);
        return ActivityTraceId.CreateFromBytes(bytes);
    }

    /// <summary>Starts the root of what this process does for a run.</summary>
    public static Activity? StartRun(Guid runId)
    {
        if (!Source.HasListeners())
        {
            return null;
        }

        Activity.TraceIdGenerator = NextTrace;
        Activity.Current = null;
        _wanted = TraceOf(runId);
        try
        {
            return Source.StartActivity(TelemetryNames.RunSpan);
        }
        finally
        {
            _wanted = null;
        }
    }

    /// <summary>Links what is under way, such as an HTTP request, to the run that it asked for.</summary>
    public static void LinkToRun(Guid runId)
    {
        if (Activity.Current is { IsAllDataRequested: true } asking && runId != Guid.Empty)
        {
            Span<byte> bytes = stackalloc byte[16];
            runId.TryWriteBytes(bytes, bigEndian: true, out _);

            // Nobody knows the id of a span that is yet to come; the trace is what leads there.
            var span = ActivitySpanId.CreateFromBytes(bytes[8..]);
            asking.AddLink(new ActivityLink(new ActivityContext(TraceOf(runId), span, ActivityTraceFlags.None)));
            asking.SetTag(TelemetryAttributes.RunId, runId.ToString());
        }
    }

    private static ActivityTraceId NextTrace() => _wanted ?? ActivityTraceId.CreateRandom();
}
