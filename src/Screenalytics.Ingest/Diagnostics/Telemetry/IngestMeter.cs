using System.Diagnostics.Metrics;
using Screenalytics.Ingest.Contracts.Telemetry;

namespace Screenalytics.Ingest.Diagnostics.Telemetry;

/// <summary>Makes the instruments that <see cref="IngestInstruments"/> promises.</summary>
internal static class IngestMeter
{
    // Never disposed: it lives as long as the process, like what it measures.
    private static readonly Meter Meter = new(TelemetryNames.Source);

    /// <summary>A sum that only grows.</summary>
    public static Counter<long> Counter(InstrumentInfo info) =>
        Meter.CreateCounter<long>(info.Name, info.Unit, info.Description);

    /// <summary>A distribution over these bounds.</summary>
    public static Histogram<double> Histogram(InstrumentInfo info, double[] bounds) =>
        Meter.CreateHistogram(
            info.Name,
            info.Unit,
            info.Description,
            tags: null,
            new InstrumentAdvice<double> { HistogramBucketBoundaries = bounds }
        );

    /// <summary>A meter for gauges that end with what they read: it is the caller's to dispose.</summary>
    public static Meter NewForGauges() => new(TelemetryNames.Source);

    /// <summary>A value that is read when somebody asks.</summary>
    public static void Gauge(this Meter meter, InstrumentInfo info, Func<long> read) =>
        meter.CreateObservableGauge(info.Name, read, info.Unit, info.Description);

    /// <summary>A value that is read when somebody asks, and that there may be none of.</summary>
    public static void Gauge(this Meter meter, InstrumentInfo info, Func<IEnumerable<Measurement<double>>> read) =>
        meter.CreateObservableGauge(info.Name, read, info.Unit, info.Description);
}
