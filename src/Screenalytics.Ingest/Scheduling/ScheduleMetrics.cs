using System.Diagnostics.Metrics;
using Screenalytics.Ingest.Contracts;
using Screenalytics.Ingest.Contracts.Telemetry;
using Screenalytics.Ingest.Diagnostics.Telemetry;
using Screenalytics.Ingest.Runs;

namespace Screenalytics.Ingest.Scheduling;

/// <summary>What is measured of schedules that come due.</summary>
internal static class ScheduleMetrics
{
    private static readonly Counter<long> Fires = IngestMeter.Counter(IngestInstruments.ScheduleFires);

    /// <summary>A schedule came due, and its run was asked for.</summary>
    public static void Fired(AdmissionKind outcome, bool late) => Add(EnumNames.Of(outcome), late);

    /// <summary>A schedule came due and starts no run, since its target can't be told.</summary>
    public static void Refused(bool late) => Add("refused", late);

    private static void Add(string outcome, bool late) =>
        Fires.Add(
            1,
            new KeyValuePair<string, object?>(TelemetryAttributes.Outcome, outcome),
            new KeyValuePair<string, object?>(TelemetryAttributes.Late, TagNames.Of(late))
        );
}
